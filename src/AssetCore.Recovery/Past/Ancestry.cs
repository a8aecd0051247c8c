using System.Collections.Immutable;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Past;

/// <summary>The worlds whose logs tell a timeline: the one asked about first, then those that it comes from.</summary>
/// <param name="Worlds">The worlds, newest first.</param>
internal sealed record Ancestry(ImmutableArray<Ancestor> Worlds)
{
    /// <summary>Reads the manifests of a world and of those that it comes from.</summary>
    /// <exception cref="LogCorruptException">A manifest does not verify, or worlds come from one another.</exception>
    /// <exception cref="WorldPurgedException">The bytes of one of them were freed.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<Ancestry> ReadAsync(
        ILogStore store, WorldId world, TimeProvider time, TimeSpan callTimeout, CancellationToken cancellationToken)
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
            if (manifest?.Lineage is not { } lineage) return new Ancestry(worlds.ToImmutable());
            if (end is null || lineage.WorldSeq < end) end = lineage.WorldSeq;
            next = lineage.Source;
        }
    }

    /// <summary>
    /// The world whose log, or first checkpoint, tells a sequence number of the timeline. The beginning of a fork is
    /// told by its own first checkpoint.
    /// </summary>
    public Ancestor HolderOf(WorldSeq worldSeq) =>
        Worlds.FirstOrDefault(known => known.Begin != WorldSeq.None && known.Begin <= worldSeq) ?? Worlds[^1];
}
