using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Intents.Check;

/// <summary>
/// A walk through a raw log: epochs rise, each has one writer, time never falls, and a replay comes to the state hash
/// that each batch states.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="keys">The keys that are expected, by their digests.</param>
internal sealed class RawWalk(WorldId world, IReadOnlyDictionary<Hash128, string> keys)
{
    private readonly WorldEngine _engine = new(world);
    private long _batches;
    private int _epochs;
    private Epoch _epoch;
    private WriterNonce _nonce;
    private long _timeMs;

    /// <summary>What was found so far.</summary>
    public LoggedWorld Logged { get; } = new($"log of world {world}");

    /// <summary>The next batch.</summary>
    public void Pass(BatchFrame frame)
    {
        var (header, name) = (frame.Header, $"batch {frame.Header.Batch} of epoch {frame.Header.Epoch}");
        if (header.Epoch.Value < _epoch.Value) Logged.Faults.Add($"{name} stands behind epoch {_epoch}");
        if (header.Epoch == _epoch && header.Nonce != _nonce) Logged.Faults.Add($"{name} is of another writer");
        if (header.TimeMs < _timeMs) Logged.Faults.Add($"{name} is of {header.TimeMs}, the one before of {_timeMs}");
        if (header.Epoch != _epoch) _epochs++;
        (_epoch, _nonce, _timeMs) = (header.Epoch, header.Nonce, header.TimeMs);
        _batches++;

        _engine.Replay(header, frame.Payload.Span);
        if (_engine.State.StateHash != header.StateHash)
            Logged.Faults.Add($"{name} replays to another state than its writer had");
        PassCommits(frame, name);
    }

    public RawSummary ToSummary() => new(world.Value, _batches, _epochs, Logged.Commits, Logged.Head, _timeMs);

    private void PassCommits(BatchFrame frame, string name)
    {
        var reader = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (reader.MoveNext())
        {
            var record = reader.Current;
            var commit = new LoggedCommit(
                $"{record.CommitId}",
                record.WorldSeqStart.Value,
                record.WorldSeqEnd.Value,
                frame.Header.TimeMs,
                $"commit {record.CommitId} in {name}");
            Logged.Pass(record.IsOfWorld ? null : KeyOf(record.KeyDigest), commit);
        }
    }

    private string KeyOf(Hash128 digest) => keys.TryGetValue(digest, out var key) ? key : $"unknown key {digest}";
}
