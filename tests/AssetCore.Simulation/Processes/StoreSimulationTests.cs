using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Stores;

namespace AssetCore.Simulation.Processes;

public sealed class StoreSimulationTests
{
    private static readonly BlobName s_segment = BlobName.Segment(new WorldId(7), new BatchNumber(1));

    [Fact]
    public void The_same_seed_and_plan_give_the_same_steps()
    {
        Assert.Equal(TraceOf(seed: 5), TraceOf(seed: 5));
        Assert.True(Enumerable.Range(0, 5).Select(TraceOf).Distinct().Count() > 1, "every seed gives the same order");
    }

    [Fact]
    public void Processes_that_race_for_one_position_are_served_in_every_order()
    {
        var winners = new HashSet<int>();
        for (var seed = 0; seed < 20; seed++)
        {
            var simulation = new StoreSimulation(seed, StoreMedium.Blobs);
            var done = new bool[2];
            simulation.Run(
                simulation.StartProcess(), async process => await process.Store.CreateAsync(s_segment, default));
            simulation.Run(
                [.. done.Select((_, i) => (simulation.StartProcess(), (Func<SimulatedProcess, Task>)(async process =>
                    done[i] = (await process.Store.AppendAsync(s_segment, 0, new byte[1], default)).IsDone)))]);
            Assert.Single(done, isDone => isDone);
            winners.Add(Array.IndexOf(done, true));
        }

        Assert.Equal(2, winners.Count);
    }

    [Fact]
    public void Waiting_takes_no_time_and_timers_fire_in_order()
    {
        var simulation = new StoreSimulation(seed: 1, StoreMedium.Blobs);
        var fired = new List<int>();
        simulation.Run(
            (simulation.StartProcess(), process => WaitAsync(process, 3)),
            (simulation.StartProcess(), process => WaitAsync(process, 1)),
            (simulation.StartProcess(), process => WaitAsync(process, 2)));
        Assert.Equal([1, 2, 3], fired);
        Assert.Equal(TimeSpan.FromHours(3), simulation.Now);

        async Task WaitAsync(SimulatedProcess process, int hours)
        {
            await Task.Delay(TimeSpan.FromHours(hours), process.Time);
            fired.Add(hours);
        }
    }

    [Fact]
    public void The_calendar_of_one_process_may_jump_and_its_timers_do_not()
    {
        var simulation = new StoreSimulation(seed: 1, StoreMedium.Blobs);
        var (first, second) = (simulation.StartProcess(), simulation.StartProcess());
        first.Time.CalendarOffset = TimeSpan.FromHours(-1);
        Assert.Equal(TimeSpan.FromHours(1), second.Time.GetUtcNow() - first.Time.GetUtcNow());
        Assert.Equal(first.Time.GetTimestamp(), second.Time.GetTimestamp());
        simulation.Run(first, process => Task.Delay(TimeSpan.FromMinutes(5), process.Time));
        Assert.Equal(TimeSpan.FromMinutes(5), simulation.Now);
    }

    [Fact]
    public void Code_that_leaves_for_the_thread_pool_fails_the_run_and_is_named()
    {
        var called = FaultOf(StatOnThePoolAsync);
        Assert.Contains("a call of its store", called, StringComparison.Ordinal);
        Assert.Contains(nameof(StatOnThePoolAsync), called, StringComparison.Ordinal);
        Assert.Contains("a timer", FaultOf(process => Task.Run(() => WaitAsync(process))), StringComparison.Ordinal);
        Assert.Contains("its clock", FaultOf(LookAfterCancelledDelayAsync), StringComparison.Ordinal);
        Assert.Contains("its end", FaultOf(async _ => await Task.Yield()), StringComparison.Ordinal);

        static string FaultOf(Func<SimulatedProcess, Task> body)
        {
            var simulation = new StoreSimulation(seed: 1, StoreMedium.Blobs);
            return Assert.Throws<StrayedException>(() => simulation.Run(simulation.StartProcess(), body)).Message;
        }

        static async Task StatOnThePoolAsync(SimulatedProcess process)
        {
            await Task.Yield();
            await process.Store.StatAsync(s_segment, default);
        }

        static Task WaitAsync(SimulatedProcess process) => Task.Delay(TimeSpan.FromHours(1), process.Time);

        static async Task LookAfterCancelledDelayAsync(SimulatedProcess process)
        {
            using var minute = new CancellationTokenSource(TimeSpan.FromMinutes(1), process.Time);
            await Task.Delay(TimeSpan.FromHours(1), process.Time, minute.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            process.Time.GetTimestamp();
        }
    }

    [Fact]
    public void What_a_process_throws_comes_out_of_the_run()
    {
        var simulation = new StoreSimulation(seed: 1, StoreMedium.Blobs);
        Assert.Throws<FormatException>(() => simulation.Run(simulation.StartProcess(), async process =>
        {
            await process.Store.StatAsync(s_segment, default);
            throw new FormatException();
        }));
    }

    private static string TraceOf(int seed)
    {
        var simulation = new StoreSimulation(seed, StoreMedium.Blobs)
        {
            Plan = FaultPlans.BySeed(seed, 30, StepFault.Lost, StepFault.AnswerLost, new Decree(StepFault.Late, 2)),
        };
        simulation.Run([.. Enumerable.Range(0, 3).Select(
            _ => (simulation.StartProcess(), (Func<SimulatedProcess, Task>)AppendAsync))]);
        return string.Join('\n', simulation.Steps);
    }

    private static async Task AppendAsync(SimulatedProcess process)
    {
        await process.Store.CreateAsync(s_segment, default);
        for (var i = 0; i < 10; i++)
        {
            var length = (await process.Store.StatAsync(s_segment, default)).Length;
            if (length >= 0) await process.Store.AppendAsync(s_segment, length, new byte[i + 1], default);
        }
    }
}
