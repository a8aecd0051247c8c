using AssetCore.Commits;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Format.Requests;
using BenchmarkDotNet.Attributes;

namespace AssetCore.Benchmarks.Micro.Suites;

/// <summary>A commit of one transfer as bytes: the request, its two events, its record in a batch, the frame.</summary>
public class CodecSuite
{
    private readonly EncodingBuffer _buffer = new();
    private CommitRequest _request = null!;
    private PreparedCommit _commit = null!;
    private BalanceSet _from;
    private BalanceSet _to;
    private byte[] _events = [];
    private byte[] _counts = [];
    private FrameHeader _header;
    private byte[] _payload = [];
    private byte[] _frame = [];

    [GlobalSetup]
    public void Prepare()
    {
        var world = new AccountWorld();
        _commit = world.Transfer();
        _request = _commit.Request;
        (_header, _payload) = world.Commit(1).Single();
        _frame = FrameWriter.Frame(_header, _payload, out _header);
        ReadFirst();
    }

    [Benchmark(Description = "request encoded, with both digests")]
    public PreparedCommit PrepareRequest() => PreparedCommit.Create(_request);

    [Benchmark(Description = "request decoded, with both digests")]
    public PreparedCommit ReadRequest() =>
        PreparedCommit.Read(_commit.Canonical, _request.IdempotencyKey!, null);

    [Benchmark(Description = "two balance events encoded")]
    public int EncodeEvents()
    {
        _buffer.Truncate(0);
        EventCodec.Write(_buffer, _from);
        EventCodec.Write(_buffer, _to);
        return _buffer.Length;
    }

    [Benchmark(Description = "commit encoded into a batch")]
    public int EncodeCommit()
    {
        _buffer.Truncate(0);
        return BatchCodec.WriteCommit(_buffer, new CommitRecord
        {
            KeyDigest = _commit.KeyDigest,
            RequestDigest = _commit.RequestDigest,
            WorldSeqStart = new(1),
            WorldSeqEnd = new(2),
            Canonical = _commit.Canonical.Span,
            EventCounts = _counts,
            Events = _events,
        });
    }

    [Benchmark(
        Description = "commit decoded out of a batch of 500, with its events",
        OperationsPerInvoke = AccountWorld.CommitsPerBatch)]
    public long DecodeBatch()
    {
        var reader = new BatchReader(_payload, _header.FirstWorldSeq);
        long sum = 0;
        while (reader.MoveNext())
        {
            var source = reader.Current.EventsReader;
            while (EventCodec.TryReadBalance(ref source, out var change)) sum += change.After.Quantity;
        }

        return sum;
    }

    [Benchmark(
        Description = "batch of 500 commits framed, a commit", OperationsPerInvoke = AccountWorld.CommitsPerBatch)]
    public FrameHeader WriteFrame() => FrameWriter.Complete(_frame, _header);

    [Benchmark(
        Description = "frame of 500 commits checked, a commit", OperationsPerInvoke = AccountWorld.CommitsPerBatch)]
    public FrameStatus ReadFrame() => FrameReader.Read(_frame, out _);

    private void ReadFirst()
    {
        var reader = new BatchReader(_payload, _header.FirstWorldSeq);
        if (!reader.MoveNext()) throw new InvalidOperationException("A batch has a commit.");
        (_events, _counts) = (reader.Current.Events.ToArray(), reader.Current.EventCounts.ToArray());
        var source = new ByteReader(_events);
        if (!EventCodec.TryReadBalance(ref source, out _from) || !EventCodec.TryReadBalance(ref source, out _to))
            throw new InvalidOperationException("A transfer has two balance events.");
    }
}
