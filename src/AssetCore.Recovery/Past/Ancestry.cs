using System.Collections.Immutable;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Past;

/// <summary>The worlds whose logs tell a timeline: the one asked about first, then those that it comes from.</summary>
/// <param name="Worlds">The worlds, newest first.</param>
internal sealed record Ancestry(ImmutableArray<Ancestor> Worlds)
{
    /// <summary>
    /// Reads the manifests of a world and of those that it comes from, as far back as they are asked for: a fork's own
    /// history needs nothing of the worlds before it, and is told though they are gone or damaged.
    /// </summary>
    /// <param name="store">Where the worlds are.</param>
    /// <param name="world">The world asked about.</param>
    /// <param name="after">Nothing at or below this is asked for but the state at this very end; 0 for all.</param>
    /// <param name="time">The clock of timeouts and pauses.</param>
    /// <param name="callTimeout">How long one call to the store may take.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LogCorruptException">A manifest does not verify, or worlds come from one another.</exception>
    /// <exception cref="WorldPurgedException">The bytes of one of them were freed.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<Ancestry> ReadAsync(
        ILogStore store,
        WorldId world,
        WorldSeq after,
        TimeProvider time,
        TimeSpan callTimeout,
        CancellationToken cancellationToken)
    {
        var worlds = ImmutableArray.CreateBuilder<Ancestor>();
        WorldSeq? end = null;
        for (var next = world; ;)
        {
            if (worlds.Count == PastState.LineageMax || worlds.Any(known => known.World == next))
                throw new LogCorruptException(next, BlobName.Manifest(next).Value, 0, "worlds come from one another");
            var manifest = await new ManifestStore(store, next, time, callTimeout)
                .LookAsync(cancellationToken)
                .ConfigureAwait(false);
            if (manifest?.Purge is { } purge) throw new WorldPurgedException(next, purge);
            worlds.Add(new Ancestor(next, manifest, end) { IsAbsent = manifest is null && next != world });
            if (manifest?.Lineage is not { } lineage || lineage.WorldSeq <= after)
                return new Ancestry(worlds.ToImmutable());
            if (end is null || lineage.WorldSeq < end) end = lineage.WorldSeq;
            next = lineage.Source;
        }
    }

    /// <summary>
    /// How many worlds a world's timeline goes through, itself included: 1 for one that is no fork. What is behind a
    /// manifest that is gone or damaged cannot be told and is not counted.
    /// </summary>
    /// <returns>1 to <see cref="PastState.LineageMax"/>, or one more for any more than that.</returns>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<int> CountAsync(
        ILogStore store, WorldId world, TimeProvider time, TimeSpan callTimeout, CancellationToken cancellationToken)
    {
        for (var count = 1; ; count++)
        {
            WorldManifest? manifest;
            try
            {
                manifest = await new ManifestStore(store, world, time, callTimeout)
                    .LookAsync(cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (LogCorruptException)
            {
                // Whoever reads that far back hears of it; the worlds after it are none the worse for it.
                return count;
            }

            if (manifest?.Lineage is not { } lineage || count > PastState.LineageMax) return count;
            world = lineage.Source;
        }
    }

    /// <summary>
    /// The world whose log, or first checkpoint, tells a sequence number of the timeline. The beginning of a fork is
    /// told by its own first checkpoint.
    /// </summary>
    public Ancestor HolderOf(WorldSeq worldSeq) =>
        Worlds.FirstOrDefault(known => known.Begin != WorldSeq.None && known.Begin <= worldSeq) ?? Worlds[^1];
}
