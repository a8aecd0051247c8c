using AssetCore.Engine.Queries;
using AssetCore.Format;
using AssetCore.Format.Events;
using AssetCore.Format.Indexes;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Packing;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Indexes;
using AssetCore.Recovery.Tests.Support;
using AssetCore.Recovery.Upkeep;

namespace AssetCore.Recovery.Tests;

public sealed class SegmentIndexTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly WorldLogOptions s_manySegments = new() { SegmentAppendsMax = 6 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Batches_read_by_index_are_those_of_the_log(bool isPacked)
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store, s_manySegments);
        await world.LiveAsync(23);
        await new SegmentIndexer(store, TimeProvider.System, 1).RunAsync(LivedWorld.Id, Token);
        if (isPacked) await PackAsync(store);
        await world.LiveAsync(3);
        Assert.True(await CountAsync(store) >= 3);
        var all = await ReadAsync(new WorldLogReader(store, LivedWorld.Id).ReadFromAsync(new WorldSeq(1), Token));
        for (var from = 0L; from <= world.Engine.Head.Value + 1; from += 7)
        {
            var log = new IndexedLog(store, LivedWorld.Id, TimeProvider.System);
            var expected = all.Where(frame => frame.Header.LastWorldSeq.Value >= from).Select(frame => frame.Header);
            var read = await ReadAsync(log.ReadFromAsync(new WorldSeq(from), null, Token));
            Assert.Equal(expected, read.Select(frame => frame.Header));
        }
    }

    [Fact]
    public async Task No_batch_that_touches_a_container_is_missing_and_few_others_are_read()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store, s_manySegments);
        await world.LiveAsync(30);
        await new SegmentIndexer(store, TimeProvider.System, 1).RunAsync(LivedWorld.Id, Token);
        var all = await ReadAsync(new WorldLogReader(store, LivedWorld.Id).ReadFromAsync(new WorldSeq(1), Token));
        var log = new IndexedLog(store, LivedWorld.Id, TimeProvider.System);
        for (var number = 0; number < 60; number += 3)
        {
            var container = new ContainerIndex(number);
            var read = await ReadAsync(log.ReadFromAsync(new WorldSeq(1), container, Token));
            var touching = all.Where(frame => Touches(frame, container)).Select(frame => frame.Header.Batch).ToList();
            Assert.NotEmpty(touching);
            Assert.Subset(read.Select(frame => frame.Header.Batch).ToHashSet(), touching.ToHashSet());
            Assert.True(read.Count <= touching.Count + 6, "only the open segment is read as a whole");
        }
    }

    [Fact]
    public async Task An_index_that_does_not_verify_is_not_used_and_is_built_anew()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store, s_manySegments);
        await world.LiveAsync(12);
        var indexer = new SegmentIndexer(store, TimeProvider.System, 1);
        await indexer.RunAsync(LivedWorld.Id, Token);
        var name = BlobName.Index(LivedWorld.Id, new BatchNumber(1));
        var good = await ReadBlobAsync(store, name);
        foreach (var at in new[] { 10, good.Length - 1 })
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 1;
            await store.DeleteAsync(name, Token);
            await store.PutAsync(name, bad, PutCondition.IfAbsent, Token);
            var log = new IndexedLog(store, LivedWorld.Id, TimeProvider.System);
            var read = await ReadAsync(log.ReadFromAsync(new WorldSeq(1), new ContainerIndex(0), Token));
            Assert.Contains(read, frame => frame.Header.Batch == new BatchNumber(2));
            await indexer.RunAsync(LivedWorld.Id, Token);
            Assert.Equal(good, await ReadBlobAsync(store, name));
        }
    }

    [Fact]
    public async Task A_new_version_builds_its_own_indexes_beside_the_old_and_after_a_roll_back_both_are_there()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store, s_manySegments);
        await world.LiveAsync(15);
        await IndexAsync(store, version: 1);
        var old = await BlobsAsync(store);
        Assert.All(old.Keys, name => Assert.True(BlobName.TryParseIndex(name, LivedWorld.Id, out _)));

        // The upgrade: what the old version built stays byte for byte, and the new one builds what it needs.
        await world.LiveAsync(8);
        await IndexAsync(store, version: 2);
        var both = await BlobsAsync(store);
        var added = both.Keys.Where(name => BlobName.IsIndexOfOtherVersion(name, LivedWorld.Id)).ToList();
        Assert.All(old, blob => Assert.Equal(blob.Value, both[blob.Key]));
        Assert.Equal(both.Count, old.Count + added.Count);
        Assert.True(added.Count > old.Count);
        await AssertReadByBothAsync(store);

        // Rolled back: the old one builds what it lacks since, and touches nothing of the new one's.
        await world.LiveAsync(8);
        await IndexAsync(store, version: 1);
        var rolledBack = await BlobsAsync(store);
        Assert.All(both, blob => Assert.Equal(blob.Value, rolledBack[blob.Key]));
        Assert.True(rolledBack.Count > both.Count);
        Assert.Equal(added.Count, rolledBack.Keys.Count(name => BlobName.IsIndexOfOtherVersion(name, LivedWorld.Id)));
        await AssertReadByBothAsync(store);

        var report = await Verify.WorldAsync(store);
        Assert.True(report.IsWhole);
        Assert.Equal(added.Count, report.Notes.Count(note => note.Contains("another version", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_byte_of_an_index_can_change_or_go_unnoticed()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store, s_manySegments);
        await world.LiveAsync(8);
        await new SegmentIndexer(store, TimeProvider.System, 1).RunAsync(LivedWorld.Id, Token);
        var good = await ReadBlobAsync(store, BlobName.Index(LivedWorld.Id, new BatchNumber(1)));
        Assert.Equal(new BatchNumber(1), SegmentIndexCodec.Decode(good).Head.Segment);
        for (var at = 0; at < good.Length; at++)
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 1;
            Assert.Throws<FormatFaultException>(() => SegmentIndexCodec.Decode(bad));
            Assert.Throws<FormatFaultException>(() => SegmentIndexCodec.Decode(good.AsMemory(0, at)));
        }
    }

    private static async Task IndexAsync(MemoryLogStore store, byte version) =>
        await new SegmentIndexer(store, TimeProvider.System, 1, version).RunAsync(LivedWorld.Id, Token);

    private static async Task AssertReadByBothAsync(MemoryLogStore store)
    {
        var all = await ReadAsync(new WorldLogReader(store, LivedWorld.Id).ReadFromAsync(new WorldSeq(1), Token));
        var container = new ContainerIndex(0);
        foreach (var version in new byte[] { 1, 2 })
        {
            var log = new IndexedLog(store, LivedWorld.Id, TimeProvider.System, version);
            var read = await ReadAsync(log.ReadFromAsync(new WorldSeq(1), null, Token));
            Assert.Equal(all.Select(frame => frame.Header), read.Select(frame => frame.Header));

            // Read by its indexes, and not only from the log, which would give all batches.
            var some = await ReadAsync(log.ReadFromAsync(new WorldSeq(1), container, Token));
            Assert.InRange(some.Count, 1, all.Count - 1);
            Assert.Subset(
                some.Select(frame => frame.Header.Batch).ToHashSet(),
                all.Where(frame => Touches(frame, container)).Select(frame => frame.Header.Batch).ToHashSet());
        }
    }

    private static async Task<Dictionary<BlobName, byte[]>> BlobsAsync(MemoryLogStore store)
    {
        var blobs = new Dictionary<BlobName, byte[]>();
        await foreach (var blob in store.ListAsync(BlobName.IndexPrefix(LivedWorld.Id), Token))
            blobs[blob.Name] = await ReadBlobAsync(store, blob.Name);
        return blobs;
    }

    private static bool Touches(BatchFrame frame, ContainerIndex container) =>
        !HistoryQueries.ReadCommits(
            frame.Header, frame.Payload.Span, new WorldSeq(1), container, int.MaxValue).IsEmpty;

    private static async Task PackAsync(MemoryLogStore store)
    {
        var packing = new SegmentPacking(store, new PackOptions { PackGraceAge = TimeSpan.Zero }, TimeProvider.System);
        await packing.RunAsync(LivedWorld.Id, Token);
        await packing.RunAsync(LivedWorld.Id, Token);
    }

    private static async Task<int> CountAsync(MemoryLogStore store)
    {
        var count = 0;
        await foreach (var _ in store.ListAsync(BlobName.IndexPrefix(LivedWorld.Id), Token)) count++;
        return count;
    }

    private static async Task<byte[]> ReadBlobAsync(MemoryLogStore store, BlobName name)
    {
        var bytes = new byte[(await store.StatAsync(name, Token)).Length];
        await store.ReadAsync(name, 0, bytes, Token);
        return bytes;
    }

    private static async Task<List<BatchFrame>> ReadAsync(IAsyncEnumerable<BatchFrame> frames)
    {
        var list = new List<BatchFrame>();
        await foreach (var frame in frames) list.Add(frame);
        return list;
    }
}
