using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Writing;

/// <summary>What a writer makes of answers that do not come, or that are not about it.</summary>
public sealed class AmbiguityTests
{
    private readonly JumpingTime _time = new();
    private readonly MemoryLogStore _inner = new();
    private readonly Queue<(StoreVerb Verb, StoreFault Fault)> _script = new();
    private readonly FaultyLogStore _store;
    private readonly TestWriters _writers;
    private StoreFault _always;

    public AmbiguityTests()
    {
        _writers = new TestWriters(_time, new WorldLogOptions
        {
            SegmentAppendsMax = 4,

            // Enough for the four slow calls of a roll.
            AppendTimeout = TimeSpan.FromSeconds(30),
        });
        _store = new FaultyLogStore(_inner, Plan, _time);
    }

    [Theory]
    [InlineData(StoreFault.AnswerLost)]
    [InlineData(StoreFault.RequestLost)]
    [InlineData(StoreFault.Slow)]
    [InlineData(StoreFault.LandsLate)]
    public async Task An_append_without_an_answer_is_found_out_and_durable_once(StoreFault fault)
    {
        await using var log = await _writers.OpenAsync(_store);
        var first = await LandAsync(log, 1);
        _script.Enqueue((StoreVerb.Append, fault));
        var second = await LandAsync(log, 2);
        var third = await LandAsync(log, 3);
        await _store.DeliverAsync();
        Assert.Equal(1, _store.Faults);
        AssertSame([first, second, third], await ReadAllAsync(_inner));
    }

    [Theory]
    [InlineData(StoreFault.AnswerLost)]
    [InlineData(StoreFault.RequestLost)]
    [InlineData(StoreFault.Slow)]
    [InlineData(StoreFault.LandsLate)]
    public async Task Bytes_given_back_are_spared_once_and_never_those_of_a_request_without_an_answer(StoreFault fault)
    {
        await using var log = await _writers.OpenAsync(_store);
        var first = Assert.IsType<AppendOutcome.Durable>(await AppendAsync(log, 1));
        var payload = first.Frame.Payload.ToArray();
        Assert.NotNull(first.TakeSpare());
        Assert.Null(first.TakeSpare());

        _script.Enqueue((StoreVerb.Append, fault));
        var second = Assert.IsType<AppendOutcome.Durable>(await AppendAsync(log, 2));
        Assert.Equal(1, _store.Faults);
        Assert.Null(second.TakeSpare());

        // To give back what cannot be taken changes nothing.
        WorldLog.GiveBack(first);
        WorldLog.GiveBack(second);
        await LandAsync(log, 3);
        Assert.Equal(payload, first.Frame.Payload.ToArray());
    }

    [Fact]
    public async Task A_batch_that_was_refused_is_not_in_the_log_and_the_next_one_takes_its_place()
    {
        await using var log = await _writers.OpenAsync(_store);
        var first = await LandAsync(log, 1);
        var head = log.Head;
        _script.Enqueue((StoreVerb.Append, StoreFault.NotSent));
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 2));
        Assert.Equal(head, log.Head);
        var third = await LandAsync(log, 3);
        AssertSame([first, third], await ReadAllAsync(_inner));
    }

    [Fact]
    public async Task A_refusal_after_a_lost_request_is_not_definite()
    {
        await using var log = await _writers.OpenAsync(_store);
        await LandAsync(log, 1);
        _script.Enqueue((StoreVerb.Append, StoreFault.LandsLate));
        _always = StoreFault.NotSent;
        Assert.IsType<AppendOutcome.Disputed>(await AppendAsync(log, 2));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await AppendAsync(log, 3));
    }

    [Theory]
    [InlineData(StoreFault.AnswerLost)]
    [InlineData(StoreFault.RequestLost)]
    [InlineData(StoreFault.Slow)]
    public async Task A_roll_goes_on_through_lost_answers(StoreFault fault)
    {
        await using var log = await _writers.OpenAsync(_store);
        var written = new List<Log.Reading.BatchFrame>();
        for (var i = 0; i < 4; i++) written.Add(await LandAsync(log, i));
        _script.Enqueue((StoreVerb.Append, fault)); // the seal frame
        _script.Enqueue((StoreVerb.Seal, fault));
        _script.Enqueue((StoreVerb.Create, fault));
        _script.Enqueue((StoreVerb.Append, fault)); // the batch
        written.Add(await LandAsync(log, 5));
        Assert.Empty(_script);
        AssertSame(written, await ReadAllAsync(_inner));
        Assert.True((await _inner.StatAsync(BlobName.Segment(World, new BatchNumber(1)), Token)).IsSealed);
    }

    [Theory]
    [InlineData(StoreVerb.Seal)]
    [InlineData(StoreVerb.Create)]
    public async Task A_roll_that_is_refused_refuses_the_batch_and_goes_on_next_time(StoreVerb verb)
    {
        await using var log = await _writers.OpenAsync(_store);
        var written = new List<Log.Reading.BatchFrame>();
        for (var i = 0; i < 4; i++) written.Add(await LandAsync(log, i));
        _script.Enqueue((verb, StoreFault.NotSent));
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 5));
        written.Add(await LandAsync(log, 6));
        AssertSame(written, await ReadAllAsync(_inner));
    }

    [Fact]
    public async Task A_position_that_stays_disputed_ends_the_writer_and_the_next_one_settles_it()
    {
        var log = await _writers.OpenAsync(_store);
        var first = await LandAsync(log, 1);
        _always = StoreFault.LandsLate;
        Assert.IsType<AppendOutcome.Disputed>(await AppendAsync(log, 2));
        var timeout = _writers.Options.AppendTimeout;
        Assert.InRange(_time.Now, timeout, timeout + TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await AppendAsync(log, 3));
        await log.DisposeAsync();

        _always = StoreFault.None;
        await using var next = await _writers.OpenAsync(_store);
        var settled = await LandAsync(next, 4);
        await _store.DeliverAsync();
        AssertSame([first, settled], await ReadAllAsync(_inner));
    }

    [Fact]
    public async Task A_disputed_batch_that_landed_is_there_for_the_next_writer()
    {
        var log = await _writers.OpenAsync(_store);
        await LandAsync(log, 1);
        _script.Enqueue((StoreVerb.Append, StoreFault.AnswerLost));
        _always = StoreFault.RequestLost;
        Assert.IsType<AppendOutcome.Disputed>(await AppendAsync(log, 2));
        await log.DisposeAsync();
        _always = StoreFault.None;
        await using var next = await _writers.OpenAsync(_store);
        Assert.Equal(new BatchNumber(2), next.Head.Batch);
    }

    [Fact]
    public async Task An_answer_that_is_lost_is_settled_by_reading_when_nothing_can_be_sent_again()
    {
        await using var log = await _writers.OpenAsync(_store);
        await LandAsync(log, 1);
        _script.Enqueue((StoreVerb.Append, StoreFault.AnswerLost));
        _script.Enqueue((StoreVerb.Read, StoreFault.RequestLost));
        await LandAsync(log, 2);
        Assert.Equal(2, (await ReadAllAsync(_inner)).Count);
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_a_disputed_position()
    {
        await using var log = await _writers.OpenAsync(_store);
        using var cancellation = new CancellationTokenSource();
        var batch = SampleBatches.After(log.Head, 1);
        _onAppend = cancellation.Cancel;
        _script.Enqueue((StoreVerb.Append, StoreFault.LandsLate));
        Assert.IsType<AppendOutcome.Disputed>(await log.AppendAsync(batch, cancellation.Token));
        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await log.AppendAsync(batch, cancellation.Token));
    }

    [Fact]
    public async Task A_store_that_is_down_ends_the_opening()
    {
        await using (var log = await _writers.OpenAsync(_store)) await LandAsync(log, 1);
        _always = StoreFault.RequestLost;
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await _writers.OpenAsync(_store));
    }

    [Fact]
    public async Task A_segment_that_vanished_is_corruption()
    {
        await using var log = await _writers.OpenAsync(_store);
        await LandAsync(log, 1);
        await _inner.DeleteAsync(BlobName.Segment(World, new BatchNumber(1)), Token);
        await Assert.ThrowsAsync<LogCorruptException>(async () => await AppendAsync(log, 2));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await AppendAsync(log, 3));
    }

    [Fact]
    public async Task A_segment_that_is_sealed_before_anything_was_written_is_corruption()
    {
        await using var log = await _writers.OpenAsync(_store);
        var first = BlobName.Segment(World, new BatchNumber(1));
        await _inner.CreateAsync(first, Token);
        await _inner.SealAsync(first, Token);
        var corrupt = await Assert.ThrowsAsync<LogCorruptException>(async () => await AppendAsync(log, 1));
        Assert.Equal((first.Value, 0L), (corrupt.Blob, corrupt.Offset));
    }

    private Action? _onAppend;

    private StoreFault Plan(StoreVerb verb)
    {
        if (verb == StoreVerb.Append) _onAppend?.Invoke();
        if (_script.TryPeek(out var next) && next.Verb == verb) return _script.Dequeue().Fault;
        return verb == StoreVerb.Read && _always != StoreFault.RequestLost ? StoreFault.None : _always;
    }
}
