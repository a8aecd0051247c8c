using AssetCore.Format.Manifests;
using AssetCore.Ids;

namespace AssetCore.Format.Archives;

/// <summary>What an archive says of a world before its bytes: what of its manifest goes with it.</summary>
/// <param name="World">The world.</param>
/// <param name="Lineage">Where it was forked from; null unless it is a fork.</param>
/// <param name="Import">The archive that it was itself restored from; null unless it was.</param>
public sealed record ArchiveOrigin(WorldId World, WorldLineage? Lineage, WorldImport? Import);
