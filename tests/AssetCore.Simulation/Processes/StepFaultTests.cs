using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Stores;

namespace AssetCore.Simulation.Processes;

public sealed class StepFaultTests
{
    private static readonly WorldId s_world = new(7);
    private static readonly BlobName s_segment = BlobName.Segment(s_world, new BatchNumber(1));

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly StoreSimulation _simulation = new(seed: 1, StoreMedium.Blobs);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StepFault.None, StoreStatus.Done, 3)]
    [InlineData(StepFault.Lost, StoreStatus.Unknown, 0)]
    [InlineData(StepFault.AnswerLost, StoreStatus.Unknown, 3)]
    [InlineData(StepFault.Refused, StoreStatus.Refused, 0)]
    [InlineData(StepFault.Late, StoreStatus.Unknown, 3)]
    public void What_is_heard_and_what_is_durable_are_two_things(StepFault fault, StoreStatus heard, long durable)
    {
        _simulation.Plan = FaultPlans.At((2, fault));
        var answer = default(StoreResult);
        _simulation.Run(_simulation.StartProcess(), async process =>
        {
            await process.Store.CreateAsync(s_segment, default);
            answer = await process.Store.AppendAsync(s_segment, 0, new byte[3], default);
        });
        Assert.Equal(heard, answer.Status);
        Assert.Equal(heard, _simulation.Steps[1].Heard);
        Assert.Equal(durable, DurableLength(s_segment));
    }

    [Theory]
    [InlineData(StepFault.CrashBefore, 0)]
    [InlineData(StepFault.CrashAfter, 3)]
    [InlineData(StepFault.PowerLoss, 3)]
    public async Task A_process_that_crashes_hears_nothing_and_does_nothing_more(StepFault fault, long durable)
    {
        _simulation.Plan = FaultPlans.At((2, fault));
        var (wasHeard, process) = (false, _simulation.StartProcess());
        var end = _simulation.Run(process, async process =>
        {
            await process.Store.CreateAsync(s_segment, default);
            using var timer = process.Time.CreateTimer(_ => wasHeard = true, null, s_minute, s_minute);
            await process.Store.AppendAsync(s_segment, 0, new byte[3], default);
            wasHeard = true;
        });
        _simulation.Advance(TimeSpan.FromHours(1));
        Assert.Equal((ProcessEnd.Crashed, false, false), (end, process.IsAlive, wasHeard));
        Assert.Null(_simulation.Steps[^1].Heard);
        Assert.Equal(durable, DurableLength(s_segment));
        await Assert.ThrowsAsync<SimulatedCrashException>(
            async () => await process.Store.StatAsync(s_segment, Token));

        var next = _simulation.StartProcess();
        end = _simulation.Run(next, async process => Assert.Equal(
            durable, (await process.Store.StatAsync(s_segment, default)).Length));
        Assert.Equal(ProcessEnd.Completed, end);
    }

    [Fact]
    public void A_late_request_lands_between_later_steps_and_meets_what_they_did()
    {
        _simulation.Plan = FaultPlans.At((3, new Decree(StepFault.Late, 1)), (6, new Decree(StepFault.Late, 2)));
        _simulation.Run(_simulation.StartProcess(), async process =>
        {
            var (store, other) = (process.Store, BlobName.Segment(s_world, new BatchNumber(2)));
            await store.CreateAsync(s_segment, default);
            await store.CreateAsync(other, default);
            await store.AppendAsync(other, 0, new byte[3], default);
            Assert.Equal(0, DurableLength(other));
            await store.StatAsync(s_segment, default);
            Assert.Equal(3, DurableLength(other));

            // This one comes too late: its place is taken by then.
            await store.StatAsync(s_segment, default);
            await store.AppendAsync(s_segment, 0, new byte[] { 1 }, default);
            Assert.Equal(StoreStatus.Done, (await store.AppendAsync(s_segment, 0, new byte[] { 2 }, default)).Status);
            Assert.Equal(1, _simulation.InFlight);
            await store.StatAsync(s_segment, default);
            Assert.Equal(0, _simulation.InFlight);
            var buffer = new byte[2];
            Assert.Equal((1, 2), ((await store.ReadAsync(s_segment, 0, buffer, default)).Count, buffer[0]));
        });
    }

    [Fact]
    public void What_a_crashed_process_had_sent_may_still_land()
    {
        _simulation.Plan = FaultPlans.At((2, new Decree(StepFault.Late, 100)), (3, StepFault.CrashBefore));
        _simulation.Run(_simulation.StartProcess(), async process =>
        {
            await process.Store.CreateAsync(s_segment, default);
            await process.Store.AppendAsync(s_segment, 0, new byte[3], default);
            await process.Store.StatAsync(s_segment, default);
        });
        Assert.Equal((1, 0L), (_simulation.InFlight, DurableLength(s_segment)));
        _simulation.LandLate();
        Assert.Equal((0, 3L), (_simulation.InFlight, DurableLength(s_segment)));
    }

    [Fact]
    public void A_slow_call_takes_its_callers_budget_and_no_real_time()
    {
        _simulation.Plan = FaultPlans.At((2, StepFault.Late), (3, StepFault.Late));
        _simulation.Run(_simulation.StartProcess(), async process =>
        {
            await process.Store.CreateAsync(s_segment, default);
            var (before, budget) = (process.Time.Now, TimeSpan.FromSeconds(6));
            using (var cancellation = new CancellationTokenSource(budget, process.Time))
            {
                await process.Store.AppendAsync(s_segment, 0, new byte[3], cancellation.Token);
                Assert.InRange(process.Time.Now - before, budget, budget + TimeSpan.FromMilliseconds(2));
            }

            // Nobody sets a limit: the client of the service has one of its own.
            before = process.Time.Now;
            Assert.Equal(StoreStatus.Unknown, (await process.Store.StatAsync(s_segment, default)).Status);
            Assert.InRange((process.Time.Now - before).TotalMinutes, 2, 2.01);
        });
    }

    [Theory]
    [InlineData(StepFault.Lost)]
    [InlineData(StepFault.AnswerLost)]
    [InlineData(StepFault.Refused)]
    [InlineData(StepFault.Late)]
    public void A_listing_that_fails_throws(StepFault fault)
    {
        _simulation.Plan = _ => fault;
        _simulation.Run(_simulation.StartProcess(), async process => await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var _ in process.Store.ListAsync("worlds/", Token)) Assert.Fail("nothing can be listed");
        }));
    }

    private long DurableLength(BlobName name) =>
        _simulation.Durable.StatAsync(name, default).AsTask().GetAwaiter().GetResult().Length;
}
