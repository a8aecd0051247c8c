using AssetCore.Engine.Replay;
using AssetCore.Format;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Intents.Check;

/// <summary>Reads worlds back from their raw logs; the reader verifies every frame and the chain.</summary>
/// <param name="store">Where the logs are.</param>
/// <param name="keys">The keys that are expected, by their digests.</param>
internal sealed class RawReader(ILogStore store, IReadOnlyDictionary<Hash128, string> keys)
{
    /// <summary>Every commit from the first on.</summary>
    public async Task<(LoggedWorld World, RawSummary Summary)> ReadAsync(long world)
    {
        var id = new WorldId(world);
        var walk = new RawWalk(id, keys);
        try
        {
            var frames = new WorldLogReader(store, id).ReadAsync(new BatchNumber(1), CancellationToken.None);
            await foreach (var frame in frames) walk.Pass(frame);
        }
        catch (Exception fault) when (fault is LogCorruptException or ReplayMismatchException or FormatFaultException)
        {
            walk.Logged.Faults.Add(fault.Message);
        }

        return (walk.Logged, walk.ToSummary());
    }
}
