using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Tests.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Reading;

public sealed class ReadAheadTests
{
    private const int MiB = 1024 * 1024;

    private readonly MemoryLogStore _store = new();
    private readonly TestWriters _writers = new(new JumpingTime());

    [Theory]
    [InlineData(300)]
    [InlineData(70_000)]
    [InlineData(MiB)]
    [InlineData(5 * MiB)]
    [InlineData(9 * MiB)]
    [InlineData((32 * MiB) - 168)]
    public async Task Frames_of_any_size_are_whole_wherever_a_chunk_ends(int payloadBytes)
    {
        var written = new List<BatchFrame>();
        await using var log = await _writers.OpenAsync(_store);
        for (var (seed, bytes) = (1, 0L); bytes < 40 * MiB && seed < 10_000; seed++)
        {
            var size = payloadBytes - (seed % 7);
            written.Add(await LandAsync(log, seed, size));
            bytes += size;
        }

        AssertSame(written, await ReadAllAsync(_store));
    }

    [Fact]
    public async Task A_long_walk_has_several_reads_under_way_and_a_short_one_has_one()
    {
        await using var log = await _writers.OpenAsync(_store);
        await LandAsync(log, 1, MiB);
        Assert.Equal(1, await ReadsUnderWayAsync());
        for (var seed = 2; seed <= 60; seed++) await LandAsync(log, seed, MiB);
        Assert.InRange(await ReadsUnderWayAsync(), 2, 4);
    }

    private async Task<int> ReadsUnderWayAsync()
    {
        var store = new LingeringStore(_store);
        await foreach (var _ in new WorldLogReader(store, World).ReadAsync(new BatchNumber(1), Token))
        {
        }

        return store.UnderWayMax;
    }
}
