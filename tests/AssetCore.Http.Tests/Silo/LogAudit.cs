using AssetCore.Engine.Transactions;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Http.Tests.Silo;

/// <summary>The end of a world's log and the hash of the state there, found by replaying all of it.</summary>
/// <param name="Batch">The last batch.</param>
/// <param name="Head">The last sequence.</param>
/// <param name="StateHash">The hash over the whole state: rows, counters and keys.</param>
public sealed record LogAudit(BatchNumber Batch, WorldSeq Head, Hash128 StateHash)
{
    /// <summary>
    /// Replays the log from its first byte. The hash that the writer put into the header of each batch, which it keeps
    /// along with its own state, must be that of the replay: so a trace that something left in the writer's memory only
    /// is found with the next batch.
    /// </summary>
    public static async Task<LogAudit> OfAsync(ILogStore store, WorldId world)
    {
        var engine = new WorldEngine(world);
        await foreach (var frame in new WorldLogReader(store, world).ReadAsync(new BatchNumber(1), default))
        {
            engine.Replay(frame.Header, frame.Payload.Span);
            Assert.Equal(engine.State.StateHash, frame.Header.StateHash);
        }

        return new LogAudit(engine.State.Batch, engine.State.Head, engine.State.StateHash);
    }
}
