using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Writing;

/// <summary>Two writers of one world on a store that lets both try.</summary>
public sealed class FencingTests
{
    private readonly MemoryLogStore _store = new();
    private readonly TestWriters _writers = new(new JumpingTime(), new WorldLogOptions { SegmentAppendsMax = 3 });

    [Fact]
    public async Task The_old_writer_is_fenced_by_the_first_frame_of_the_new_one()
    {
        await using var old = await _writers.OpenAsync(_store);
        var first = await LandAsync(old, 1);
        await using var fresh = await _writers.OpenAsync(_store);
        var second = await LandAsync(fresh, 2);
        var fenced = Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(old, 3));
        Assert.Equal((new Epoch(1), new Epoch(2)), (fenced.Expected, fenced.Found));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await AppendAsync(old, 4));
        var third = await LandAsync(fresh, 5);
        AssertSame([first, second, third], await ReadAllAsync(_store));
    }

    [Fact]
    public async Task A_new_writer_that_is_late_is_behind_and_takes_over_after_judging_again()
    {
        await using var old = await _writers.OpenAsync(_store);
        var written = new List<BatchFrame> { await LandAsync(old, 1) };
        await using var fresh = await _writers.OpenAsync(_store);

        // More than a segment lands in between, with a roll.
        var landed = new List<BatchFrame>();
        for (var i = 0; i < 4; i++) landed.Add(await LandAsync(old, 10 + i));
        var behind = Assert.IsType<AppendOutcome.Behind>(await AppendAsync(fresh, 2));
        AssertSame(landed, behind.Landed);
        Assert.Equal(old.Head, fresh.Head);

        written.AddRange(landed);
        written.Add(await LandAsync(fresh, 3));
        Assert.Equal((new Epoch(2), true), (written[^1].Header.Epoch, written[^1].Header.StartsEpoch));
        Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(old, 4));
        AssertSame(written, await ReadAllAsync(_store));
    }

    [Fact]
    public async Task A_seal_that_landed_meanwhile_needs_no_new_judgement()
    {
        // The old writer gets as far as its seal frame and no further.
        var faulty = new FaultyLogStore(
            _store, verb => verb == StoreVerb.Seal ? StoreFault.NotSent : StoreFault.None, new());
        await using var old = await _writers.OpenAsync(faulty);
        var written = new List<BatchFrame>();
        for (var i = 0; i < 3; i++) written.Add(await LandAsync(old, i));
        await using var fresh = await _writers.OpenAsync(_store);
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(old, 10));

        written.Add(await LandAsync(fresh, 11));
        Assert.Equal((new Epoch(2), true), (written[^1].Header.Epoch, written[^1].Header.StartsEpoch));
        AssertSame(written, await ReadAllAsync(_store));
    }

    [Fact]
    public async Task Of_two_writers_that_open_the_same_epoch_one_is_fenced()
    {
        await using var one = await _writers.OpenAsync(_store);
        await using var other = await _writers.OpenAsync(_store);
        var landed = await LandAsync(one, 1);
        var fenced = Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(other, 2));
        Assert.Equal(fenced.Expected, fenced.Found);
        AssertSame([landed], await ReadAllAsync(_store));
    }

    [Fact]
    public async Task Two_writers_at_once_make_one_chain()
    {
        for (var round = 0; round < 50; round++)
        {
            var store = new MemoryLogStore();
            await using var one = await _writers.OpenAsync(store);
            await using var other = await _writers.OpenAsync(store);
            var acknowledged = await Task.WhenAll(
                Task.Run(() => AppendUntilFencedAsync(one, 1000), Token),
                Task.Run(() => AppendUntilFencedAsync(other, 2000), Token));
            var winner = Assert.Single(acknowledged, frames => frames.Count > 0);
            AssertSame(winner, await ReadAllAsync(store));
        }
    }

    private static async Task<List<BatchFrame>> AppendUntilFencedAsync(WorldLog log, int seed)
    {
        var acknowledged = new List<BatchFrame>();
        for (var i = 0; i < 20; i++)
        {
            var outcome = await AppendAsync(log, seed + i);
            if (outcome is AppendOutcome.Fenced) break;
            acknowledged.Add(Assert.IsType<AppendOutcome.Durable>(outcome).Frame);
        }

        return acknowledged;
    }
}
