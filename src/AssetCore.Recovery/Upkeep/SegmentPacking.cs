using System.Collections.Concurrent;
using AssetCore.Ids;
using AssetCore.Log.Packing;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Purging;

namespace AssetCore.Recovery.Upkeep;

/// <summary>Rewrites sealed segments as packs. Remembers which packs this process verified, and since when.</summary>
/// <param name="store">Where the worlds are.</param>
/// <param name="options">How.</param>
/// <param name="time">The clock of timeouts, pauses and ages.</param>
public sealed class SegmentPacking(ILogStore store, PackOptions options, TimeProvider time) : IWorldChore
{
    /// <summary>
    /// Worlds remembered: one that is forgotten has its packs verified once more before its segments are deleted.
    /// </summary>
    private const int WorldsMax = 1_024;

    private readonly ConcurrentDictionary<WorldId, SegmentPacker> _packers = new();

    /// <inheritdoc />
    public string Name => "pack segments";

    /// <inheritdoc />
    public async ValueTask<TimeSpan?> RunAsync(WorldId world, CancellationToken cancellationToken)
    {
        if (_packers.Count >= WorldsMax && !_packers.ContainsKey(world)) _packers.Clear();
        var packer = _packers.GetOrAdd(world, key => new SegmentPacker(store, key, options, time));
        var isPurged = await new PurgedLeftovers(store, world, time)
            .RunAsync(
                async () => await packer.RunAsync(cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        return isPurged ? null : packer.RemovesAfter;
    }
}
