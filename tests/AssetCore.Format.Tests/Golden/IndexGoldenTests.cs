using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Format.Hashing;
using AssetCore.Format.Indexes;
using AssetCore.Format.Requests;
using AssetCore.Format.Tests.Events;
using AssetCore.Format.Tests.Requests;
using AssetCore.Ids;

namespace AssetCore.Format.Tests.Golden;

/// <summary>The index of a segment of three batches as it is written today, and read for ever.</summary>
public sealed class IndexGoldenTests
{
    private const string Meaning =
        """
        {"world":5,"segment":7,"last_batch":9,"first_world_seq":40,"last_world_seq":44,"end":729,
        "batches":[[238,1],[246,2],[245,2]],"containers":{"0":[2],"1":[1,2],"300":[1]}}
        """;

    private static readonly object[][] s_batches =
    [
        ["CommitNoted"],
        [Balance(300), Balance(1)],
        [Balance(1), Balance(0)],
    ];

    [Fact]
    public void An_index_has_the_committed_bytes()
    {
        var file = new GoldenFile("index");
        file.Add("an index of three batches", Encode(), Meaning.Replace("\n", "", StringComparison.Ordinal));
        file.Check();
    }

    [Fact]
    public void The_committed_index_is_read_back()
    {
        var index = SegmentIndexCodec.Decode(GoldenFile.Read("index.bin"));
        Assert.Equal((new WorldId(5), new BatchNumber(7)), (index.Head.World, index.Head.Segment));
        Assert.Equal(new BatchNumber(9), index.Head.LastBatch);
        Assert.Equal((new WorldSeq(40), new WorldSeq(44)), (index.Head.FirstWorldSeq, index.Head.LastWorldSeq));
        Assert.Equal([0, 1, 1, 2, 2], Enumerable.Range(40, 5).Select(seq => index.Find(new WorldSeq(seq))));
        Assert.Equal(index.Head.End, index.OffsetOf(3));
        Assert.Equal([1, 2], index.BatchesOf(new ContainerIndex(1), 0));
        Assert.Equal([1], index.BatchesOf(new ContainerIndex(300), 0));
        Assert.Equal([2], index.BatchesOf(new ContainerIndex(0), 0));
        Assert.Equal([], index.BatchesOf(new ContainerIndex(2), 0));
    }

    private static byte[] Encode()
    {
        var writer = new SegmentIndexWriter(new BatchNumber(7));
        var (batch, next) = (7L, 40L);
        foreach (var events in s_batches)
        {
            var (first, last) = (new WorldSeq(next), new WorldSeq(next + events.Length - 1));
            var payload = Payload(first, last, events);
            var header = new FrameHeader
            {
                Kind = FrameKind.Batch,
                World = new WorldId(5),
                Batch = new BatchNumber(batch++),
                FirstWorldSeq = first,
                LastWorldSeq = last,
                CommitCount = 1,
                PayloadBytes = payload.Length,
            };
            writer.Add(header, payload);
            next = last.Value + 1;
        }

        return writer.Encode();
    }

    private static byte[] Payload(WorldSeq first, WorldSeq last, object[] events)
    {
        var payload = new EncodingBuffer();
        var canonical = GenRequests.Encode(RequestCodec.OfWorld("for the index"));
        BatchCodec.WriteCommit(payload, new CommitRecord
        {
            IsOfWorld = true,
            RequestDigest = Digest.OfBytes(canonical),
            WorldSeqStart = first,
            WorldSeqEnd = last,
            Canonical = canonical,
            Events = RecordedEvents.Encode(events),
        });
        return payload.Span.ToArray();
    }

    private static BalanceSet Balance(int container) =>
        new(new ContainerIndex(container), new ClassIndex(2), null, new(7, 0), default);
}
