using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Packing;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using Microsoft.Extensions.Time.Testing;
using static AssetCore.Log.Tests.Writing.TestWriters;

namespace AssetCore.Log.Tests.Writing;

/// <summary>
/// A writer that stops in the middle of a roll and comes back when what it believes in has been rewritten or deleted.
/// </summary>
public sealed class LateWriterTests
{
    private static readonly WorldLogOptions s_options = new() { SegmentAppendsMax = 3 };
    private static readonly BlobName s_next = BlobName.Segment(World, new BatchNumber(4));

    private readonly MemoryLogStore _inner = new();
    private readonly FaultyLogStore _faulty;
    private readonly GatedStore _store;
    private readonly TestWriters _writers;
    private readonly TestWriters _others = new(new JumpingTime(), s_options);
    private (StoreVerb Verb, StoreFault Fault, int Passing)? _plan;

    public LateWriterTests()
    {
        var time = new JumpingTime();
        _writers = new TestWriters(time, s_options);
        _faulty = new FaultyLogStore(_inner, Plan, time);
        _store = new GatedStore(_faulty, Task.CompletedTask);

        // Writers of one world have numbers of their own.
        _others.NewIdentity();
    }

    [Fact]
    public async Task It_deletes_the_empty_segment_that_it_made_beside_a_pack_also_when_the_answer_was_lost()
    {
        var log = await OpenAtTheEndOfASegmentAsync();
        var gate = new TaskCompletionSource();
        _store.Creation = gate.Task;
        _plan = (StoreVerb.Create, StoreFault.AnswerLost, 0);
        var late = AppendAsync(log, 50).AsTask();
        await TakeOverAsync();
        await PackAsync();
        gate.SetResult();

        Assert.IsType<AppendOutcome.Fenced>(await late);
        Assert.Equal(1, _faulty.Faults);
        Assert.Equal(StoreStatus.NotFound, (await _inner.StatAsync(s_next, Token)).Status);
    }

    [Fact]
    public async Task It_makes_no_segment_in_a_world_that_was_purged()
    {
        var log = await OpenAtTheEndOfASegmentAsync();
        _plan = (StoreVerb.Append, StoreFault.NotSent, 1);
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 50));
        Assert.Equal(0, (await _inner.StatAsync(s_next, Token)).Length);
        await TakeOverAsync();
        await PurgeAsync();

        await Assert.ThrowsAsync<WorldPurgedException>(async () => await AppendAsync(log, 60));
        Assert.True((await _inner.StatAsync(s_next, Token)).Length <= 0);
    }

    [Fact]
    public async Task It_is_fenced_when_the_segment_that_it_ended_has_become_a_pack()
    {
        var log = await OpenAtTheEndOfASegmentAsync();
        _plan = (StoreVerb.Create, StoreFault.NotSent, 0);
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 50));
        await TakeOverAsync();
        await PackAsync();

        Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(log, 60));
    }

    [Fact]
    public async Task It_goes_on_behind_the_segment_that_it_ended_when_that_alone_has_become_a_pack()
    {
        var log = await OpenAtTheEndOfASegmentAsync();
        _plan = (StoreVerb.Create, StoreFault.NotSent, 0);
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 50));
        await BecomePackAsync(BlobName.Segment(World, new BatchNumber(1)), BlobName.Pack(World, new BatchNumber(1)));

        await LandAsync(log, 60);
        Assert.Equal(4, (await ReadAllAsync(_inner)).Count);
    }

    [Fact]
    public async Task It_stops_when_the_segment_that_it_ended_is_gone_and_nothing_tells_why()
    {
        var log = await OpenAtTheEndOfASegmentAsync();
        _plan = (StoreVerb.Create, StoreFault.NotSent, 0);
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 50));
        await _inner.DeleteAsync(BlobName.Segment(World, new BatchNumber(1)), Token);

        await Assert.ThrowsAsync<LogCorruptException>(async () => await AppendAsync(log, 60));
    }

    private StoreFault Plan(StoreVerb verb)
    {
        if (_plan is not { } plan || plan.Verb != verb) return StoreFault.None;
        _plan = plan.Passing > 0 ? plan with { Passing = plan.Passing - 1 } : null;
        return plan.Passing > 0 ? StoreFault.None : plan.Fault;
    }

    /// <summary>A writer whose next append rolls. It is never closed: its process stands still.</summary>
    private async Task<WorldLog> OpenAtTheEndOfASegmentAsync()
    {
        var log = await _writers.OpenAsync(_store);
        for (var seed = 1; seed <= s_options.SegmentAppendsMax; seed++) await LandAsync(log, seed);
        return log;
    }

    private async Task TakeOverAsync()
    {
        await using var log = await _others.OpenAsync(_inner);
        for (var seed = 100; seed < 110; seed++) await LandAsync(log, seed);
    }

    private async Task PackAsync()
    {
        var (time, options) = (new FakeTimeProvider(), new PackOptions());
        var packer = new SegmentPacker(_inner, World, options, time);
        await packer.RunAsync(Token);
        time.Advance(options.PackGraceAge);
        Assert.All(await packer.RunAsync(Token), packed => Assert.Equal(PackOutcome.Removed, packed.Outcome));
    }

    private async Task BecomePackAsync(BlobName segment, BlobName pack)
    {
        var bytes = new byte[(await _inner.StatAsync(segment, Token)).Length];
        await _inner.ReadAsync(segment, 0, bytes, Token);
        await _inner.PutAsync(pack, bytes, PutCondition.IfAbsent, Token);
        await _inner.DeleteAsync(segment, Token);
    }

    private async Task PurgeAsync()
    {
        await new ManifestStore(_inner, World, new JumpingTime(), s_options.StoreCallTimeout).UpdateAsync(
            manifest => manifest!.Purge is null ? manifest with { Purge = new WorldPurge(1, "test") } : null, Token);
        var names = new List<BlobName>();
        await foreach (var blob in _inner.ListAsync(BlobName.WorldPrefix(World), Token)) names.Add(blob.Name);
        foreach (var name in names.Where(name => name != BlobName.Manifest(World)))
            await _inner.DeleteAsync(name, Token);
    }
}
