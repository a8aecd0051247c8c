using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Intents.Check;

/// <summary>
/// Reads a world back from its raw log: the reader verifies every frame and the chain, and a replay of the whole log
/// must come to the state hash that each batch states.
/// </summary>
/// <param name="store">Where the log is.</param>
/// <param name="keys">The keys that are expected, by their digests.</param>
internal sealed class RawReader(ILogStore store, IReadOnlyDictionary<Hash128, string> keys)
{
    /// <summary>Every commit from the first on.</summary>
    public async Task<(LoggedWorld World, RawSummary Summary)> ReadAsync(long world)
    {
        var logged = new LoggedWorld($"log of world {world}");
        var engine = new WorldEngine(new WorldId(world));
        var writers = new HashSet<(Epoch, WriterNonce)>();
        var (batches, epoch, timeMs) = (0L, default(Epoch), 0L);
        try
        {
            await foreach (var frame in new WorldLogReader(store, new WorldId(world)).ReadAsync(new BatchNumber(1), default))
            {
                batches++;
                writers.Add((frame.Header.Epoch, frame.Header.Nonce));
                if (frame.Header.Epoch.Value < epoch.Value)
                    logged.Faults.Add($"batch {frame.Header.Batch} of epoch {frame.Header.Epoch} stands behind epoch {epoch}");
                if (frame.Header.TimeMs < timeMs)
                    logged.Faults.Add($"batch {frame.Header.Batch} is of {frame.Header.TimeMs}, the one before of {timeMs}");
                (epoch, timeMs) = (frame.Header.Epoch, frame.Header.TimeMs);
                engine.Replay(frame.Header, frame.Payload.Span);
                if (engine.State.StateHash != frame.Header.StateHash)
                    logged.Faults.Add($"batch {frame.Header.Batch} replays to another state than its writer had");
                Pass(logged, frame);
            }
        }
        catch (LogCorruptException fault)
        {
            logged.Faults.Add(fault.Message);
        }

        if (writers.Select(writer => writer.Item1).Distinct().Count() != writers.Count)
            logged.Faults.Add("two writers appended under one epoch");
        return (logged, new RawSummary(world, batches, writers.Count, logged.Commits, logged.Head, timeMs));
    }

    private void Pass(LoggedWorld logged, BatchFrame frame)
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
                $"commit {record.CommitId} in batch {frame.Header.Batch} of epoch {frame.Header.Epoch}");
            logged.Pass(record.IsOfWorld ? null : KeyOf(record.KeyDigest), commit);
        }
    }

    private string KeyOf(Hash128 digest) => keys.TryGetValue(digest, out var key) ? key : $"unknown key {digest}";
}
