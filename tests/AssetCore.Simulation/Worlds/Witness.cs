using AssetCore.Format.Batches;
using AssetCore.Format.Hashing;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Simulation.Worlds;

/// <summary>
/// Reads the durable log of a world as it grows, behind everybody's back, and holds each batch against those before: no
/// key twice, no number left out, no time that goes back, no epoch that does.
/// </summary>
/// <param name="durable">What is durable.</param>
/// <param name="world">The world.</param>
internal sealed class Witness(ILogStore durable, WorldId world)
{
    private readonly WorldLogReader _log = new(durable, world);
    private readonly Dictionary<Hash128, (WorldSeq Start, WorldSeq End)> _commits = [];
    private BatchFrame? _last;

    /// <summary>Clients' commits that stand in the log.</summary>
    public int Count => _commits.Count;

    /// <summary>The time of the last batch, in milliseconds since 1970-01-01 UTC; 0 for none.</summary>
    public long TimeMs => _last?.Header.TimeMs ?? 0;

    /// <summary>The durable head.</summary>
    public WorldSeq Head => _last?.Header.LastWorldSeq ?? WorldSeq.None;

    /// <summary>Where the commit of a key stands; null if it does not.</summary>
    public (WorldSeq Start, WorldSeq End)? Find(string key) =>
        _commits.TryGetValue(Digest.OfKey(key), out var found) ? found : null;

    /// <summary>Reads on to the durable end.</summary>
    public async Task ReadOnAsync()
    {
        var next = _last?.Header.Batch.Next ?? BatchNumber.None.Next;
        await foreach (var frame in _log.ReadAsync(next, CancellationToken.None)) Take(frame);
    }

    private void Take(BatchFrame frame)
    {
        var header = frame.Header;
        if (_last?.Header is { } before)
        {
            Checked.That(header.Batch == before.Batch.Next, $"batch {header.Batch} follows batch {before.Batch}");
            Checked.That(header.FirstWorldSeq == before.LastWorldSeq.Next, $"batch {header.Batch} leaves a gap");
            Checked.That(header.TimeMs >= before.TimeMs, $"batch {header.Batch} goes back in time");
            Checked.That(
                header.Epoch.CompareTo(before.Epoch) >= 0, $"batch {header.Batch} goes back to an older epoch");
            Checked.That(
                header.Epoch != before.Epoch || header.Nonce == before.Nonce,
                $"batch {header.Batch}: two writers in epoch {header.Epoch}");
        }

        var reader = new BatchReader(frame.Payload.Span, header.FirstWorldSeq);
        while (reader.MoveNext())
        {
            var commit = reader.Current;
            if (commit.IsOfWorld) continue;
            var isFirst = _commits.TryAdd(commit.KeyDigest, (commit.WorldSeqStart, commit.WorldSeqEnd));
            Checked.That(isFirst, $"a commit stands twice, for the second time at {commit.WorldSeqStart}");
        }

        _last = frame;
    }
}
