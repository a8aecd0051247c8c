using System.Collections;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Frames;
using AssetCore.Ids;

namespace AssetCore.Benchmarks.Micro;

/// <summary>The batches of a world in memory, as its log would hold them.</summary>
internal sealed class KeptFrames : IEnumerable<(FrameHeader Header, byte[] Payload)>
{
    private readonly List<(FrameHeader Header, byte[] Payload)> _frames = [];

    /// <summary>Events of all batches.</summary>
    public long Events => _frames[^1].Header.LastWorldSeq.Value;

    /// <summary>Seals the open batch of an engine, keeps it and accepts it.</summary>
    public void Keep(WorldEngine engine)
    {
        var content = engine.Seal();
        var header = new FrameHeader
        {
            Kind = FrameKind.Batch,
            World = engine.World,
            Epoch = new Epoch(1),
            Batch = engine.Batch.Next,
            FirstWorldSeq = content.FirstWorldSeq,
            LastWorldSeq = content.LastWorldSeq,
            CommitCount = content.CommitCount,
            TimeMs = content.TimeMs,
            StateHash = content.StateHash,
        };
        _frames.Add((header, content.Payload.ToArray()));
        engine.Accept();
    }

    public IEnumerator<(FrameHeader Header, byte[] Payload)> GetEnumerator() => _frames.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
