using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Verification;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Writing;

/// <summary>A writer takes a world from one that does not stop appending.</summary>
public sealed class TakeoverTests
{
    private static readonly BatchNumber s_first = new(1);

    private readonly JumpingTime _time = new();
    private readonly MemoryLogStore _store = new();
    private readonly TestWriters _writers;
    private AppendOutcome.Fenced? _fenced;
    private int _landed;
    private int _seed = 100;

    public TakeoverTests() => _writers = new TestWriters(_time, new WorldLogOptions { SegmentAppendsMax = 6 });

    [Fact]
    public async Task A_writer_that_keeps_coming_second_cuts_the_segment_off_and_takes_over()
    {
        await using var old = await _writers.OpenAsync(_store);
        var written = new List<BatchFrame> { await LandAsync(old, 1) };
        await using var fresh = await _writers.OpenAsync(_store);
        var outcome = await TakeOverAsync(old, fresh, written);
        var landed = Assert.IsType<AppendOutcome.Durable>(outcome).Frame;
        written.Add(landed);
        Assert.True(landed.Header.StartsEpoch);

        // The old one found out at the append that met the cut, and from then on there is no contest.
        Assert.Equal((4, "writer 2"), (_landed, _fenced!.Holder));
        for (var i = 60; i < 70; i++) written.Add(await LandAsync(fresh, i));
        AssertSame(written, await ReadAllAsync(_store));
        await AssertSoundAsync(fresh.Head);
    }

    [Fact]
    public async Task An_old_writer_that_rolls_meanwhile_is_cut_off_all_the_same()
    {
        for (var before = 1; before <= 7; before++)
        {
            var store = new MemoryLogStore();
            await using var old = await _writers.OpenAsync(store);
            var written = new List<BatchFrame>();
            for (var i = 0; i < before; i++) written.Add(await LandAsync(old, i));
            await using var fresh = await _writers.OpenAsync(store);
            written.Add(Assert.IsType<AppendOutcome.Durable>(await TakeOverAsync(old, fresh, written)).Frame);
            Assert.Equal("tests", _fenced!.ClusterId);
            AssertSame(written, await ReadAllAsync(store));
        }
    }

    [Fact]
    public async Task A_batch_that_landed_just_before_the_cut_is_kept_and_judged_on()
    {
        await using var old = await _writers.OpenAsync(_store);
        var written = new List<BatchFrame> { await LandAsync(old, 1) };
        var between = new FaultyLogStore(_store, verb => BeforeSeal(verb, old, written), _time);
        await using var fresh = await _writers.OpenAsync(between);
        for (var i = 0; i < 2; i++)
        {
            written.Add(await LandAsync(old, ++_seed));
            Assert.IsType<AppendOutcome.Behind>(await AppendAsync(fresh, ++_seed));
        }

        var behind = Assert.IsType<AppendOutcome.Behind>(await AppendAsync(fresh, ++_seed));
        AssertSame([written[^1]], behind.Landed);
        written.Add(await LandAsync(fresh, ++_seed));
        AssertSame(written, await ReadAllAsync(_store));
    }

    [Fact]
    public async Task A_log_that_was_cut_off_and_left_is_read_to_its_end_and_gone_on_from()
    {
        var written = new List<BatchFrame>();
        var cut = await CutAndLeaveAsync(written);
        var reader = new WorldLogReader(_store, World);
        Assert.Equal(written[^1].Header.Batch, (await reader.ReadHeadAsync(Token)).Batch);

        // With the empty segment behind it and without.
        await using (var next = await _writers.OpenAsync(_store)) written.Add(await LandAsync(next, ++_seed));
        Assert.Equal(written[^1].Header.Batch, cut.Next);
        Assert.True(written[^1].Header.StartsEpoch);
        Assert.Equal(written[^1].Header.Batch, (await reader.ReadHeadAsync(Token)).Batch);
        AssertSame(written, await ReadAllAsync(_store));
        await AssertSoundAsync(await reader.ReadHeadAsync(Token));
    }

    [Fact]
    public async Task An_empty_segment_behind_a_cut_is_the_end()
    {
        var written = new List<BatchFrame>();
        var cut = await CutAndLeaveAsync(written);
        await _store.CreateAsync(BlobName.Segment(World, cut.Next), Token);
        Assert.Equal(cut, (await new WorldLogReader(_store, World).ReadHeadAsync(Token)).Batch);
        await using var next = await _writers.OpenAsync(_store);
        written.Add(await LandAsync(next, ++_seed));
        AssertSame(written, await ReadAllAsync(_store));
    }

    [Fact]
    public async Task A_seal_that_lands_under_the_owner_makes_it_go_on_with_an_epoch_of_its_own()
    {
        await using var log = await _writers.OpenAsync(_store);
        var written = new List<BatchFrame> { await LandAsync(log, 1) };

        // That of a writer that wanted to take over and gave up, arriving late.
        await _store.SealAsync(BlobName.Segment(World, s_first), Token);
        written.Add(await LandAsync(log, 2));
        written.Add(await LandAsync(log, 3));
        Assert.Equal([1L, 2, 2], written.Select(frame => frame.Header.Epoch.Value));
        Assert.Equal([true, true, false], written.Select(frame => frame.Header.StartsEpoch));
        Assert.Single(written.Select(frame => frame.Header.Nonce).Distinct());
        AssertSame(written, await ReadAllAsync(_store));
        await AssertSoundAsync(log.Head);
    }

    [Fact]
    public async Task A_seal_that_lands_where_a_segment_is_full_needs_no_seal_frame()
    {
        await using var log = await _writers.OpenAsync(_store);
        var written = new List<BatchFrame>();
        for (var i = 0; i < 6; i++) written.Add(await LandAsync(log, i));
        await _store.SealAsync(BlobName.Segment(World, s_first), Token);
        written.Add(await LandAsync(log, 7));
        Assert.True(written[^1].Header.StartsEpoch);
        AssertSame(written, await ReadAllAsync(_store));
    }

    [Fact]
    public async Task A_cut_that_a_third_writer_left_is_gone_over()
    {
        await using var old = await _writers.OpenAsync(_store);
        var written = new List<BatchFrame> { await LandAsync(old, 1) };
        await using var fresh = await _writers.OpenAsync(_store);
        for (var i = 0; i < 2; i++)
        {
            written.Add(await LandAsync(old, ++_seed));
            Assert.IsType<AppendOutcome.Behind>(await AppendAsync(fresh, ++_seed));
        }

        await _store.SealAsync(BlobName.Segment(World, s_first), Token);
        await _store.CreateAsync(BlobName.Segment(World, new(4)), Token);
        written.Add(await LandAsync(fresh, ++_seed));
        Assert.False((await _store.StatAsync(BlobName.Segment(World, new(4)), Token)).IsSealed);
        Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(old, ++_seed));
        AssertSame(written, await ReadAllAsync(_store));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task What_lands_while_a_reader_looks_for_the_next_segment_is_read_first(int moment)
    {
        await using var log = await _writers.OpenAsync(_store);
        var written = new List<BatchFrame>();
        for (var i = 0; i < 6; i++) written.Add(await LandAsync(log, i));

        // The writer seals the segment, which is full, and goes on in the next while the reader is between two reads.
        var reads = 0;
        var racing = new FaultyLogStore(
            _store,
            verb =>
            {
                if (verb != StoreVerb.Read || ++reads != moment) return StoreFault.None;
                for (var i = 10; i < 13; i++) written.Add(LandAsync(log, i).GetAwaiter().GetResult());
                return StoreFault.None;
            },
            _time);
        var read = await ReadAllAsync(racing);
        Assert.InRange(read.Count, 6, written.Count);
        AssertSame(written[..read.Count], read);
        AssertSame(written, await ReadAllAsync(_store));
    }

    [Fact]
    public async Task A_segment_that_was_split_in_two_is_corruption()
    {
        await using (var log = await _writers.OpenAsync(_store))
        {
            for (var i = 0; i < 4; i++) await LandAsync(log, i);
        }

        // The chain fits, the names fit, and yet no writer ever did this.
        var (first, third) = (BlobName.Segment(World, s_first), BlobName.Segment(World, new(3)));
        var bytes = await BlobBytes.ReadAsync(_store, first);
        var at = (int)(await ReadAllAsync(_store))[1].After!.Offset;
        await BlobBytes.ReplaceSegmentAsync(_store, first, bytes[..at]);
        await BlobBytes.ReplaceSegmentAsync(_store, third, bytes[at..]);
        var corrupt = await Assert.ThrowsAsync<LogCorruptException>(async () => await _writers.OpenAsync(_store));
        Assert.Equal((third.Value, 0L), (corrupt.Blob, corrupt.Offset));
    }

    [Fact]
    public async Task A_segment_without_a_seal_whose_successor_starts_no_epoch_is_corruption()
    {
        await using (var log = await _writers.OpenAsync(_store))
        {
            for (var i = 0; i < 8; i++) await LandAsync(log, i);
        }

        var name = BlobName.Segment(World, s_first);
        var bytes = await BlobBytes.ReadAsync(_store, name);
        await BlobBytes.ReplaceSegmentAsync(_store, name, bytes[..^FrameHeader.Bytes]);
        var report = await new ChainVerifier(_store, World).VerifyAsync(null, null, Token);
        Assert.Equal((BlobName.Segment(World, new(7)).Value, 0L), (report.Fault!.Blob, report.Fault.Offset));
        await Assert.ThrowsAsync<LogCorruptException>(async () => await _writers.OpenAsync(_store));
    }

    private StoreFault BeforeSeal(StoreVerb verb, WorldLog old, List<BatchFrame> written)
    {
        // The memory store answers at once, so this completes before the seal.
        if (verb == StoreVerb.Seal && written.Count == 3) written.Add(LandAsync(old, ++_seed).GetAwaiter().GetResult());
        return StoreFault.None;
    }

    /// <summary>The old writer appends before every attempt of the new one, until that gets through.</summary>
    private async Task<AppendOutcome> TakeOverAsync(WorldLog old, WorldLog fresh, List<BatchFrame> written)
    {
        _fenced = null;
        for (var attempt = 0; attempt < 10; attempt++)
        {
            switch (_fenced is null ? await AppendAsync(old, ++_seed) : null)
            {
                case AppendOutcome.Durable durable:
                    written.Add(durable.Frame);
                    break;
                case AppendOutcome.Fenced fenced:
                    _fenced = fenced;
                    break;
                default:
                    throw new InvalidOperationException("The old writer neither wrote nor ended.");
            }

            _landed = written.Count;
            var outcome = await AppendAsync(fresh, ++_seed);
            if (outcome is not AppendOutcome.Behind) return outcome;
        }

        throw new InvalidOperationException("Ten attempts were not enough.");
    }

    /// <summary>A writer cuts the first segment off and gets no further.</summary>
    private async Task<BatchNumber> CutAndLeaveAsync(List<BatchFrame> written)
    {
        await using var old = await _writers.OpenAsync(_store);
        written.Add(await LandAsync(old, 1));
        var halting = new FaultyLogStore(
            _store, verb => verb == StoreVerb.Create ? StoreFault.NotSent : StoreFault.None, _time);
        await using var fresh = await _writers.OpenAsync(halting);
        Assert.IsType<AppendOutcome.Refused>(await TakeOverAsync(old, fresh, written));
        Assert.True((await _store.StatAsync(BlobName.Segment(World, s_first), Token)).IsSealed);
        return written[^1].Header.Batch;
    }

    private async Task AssertSoundAsync(LogHead head)
    {
        var report = await new ChainVerifier(_store, World).VerifyAsync(null, null, Token);
        Assert.Equal((null, head), (report.Fault, report.Head));
    }
}
