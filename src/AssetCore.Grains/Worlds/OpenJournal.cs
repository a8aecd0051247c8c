using AssetCore.Engine.Transactions;
using AssetCore.Grains.Upkeep;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Opening;
using AssetCore.Worlds;

namespace AssetCore.Grains.Worlds;

/// <summary>An engine that has recovered, and the log, open for appending.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Log">The log.</param>
/// <param name="Changes">When and why the world's own row was last written.</param>
/// <param name="Lineage">Where the world was forked from; null if it was not.</param>
/// <param name="Upkeep">Tells when the world's stored bytes want looking after.</param>
internal sealed record OpenJournal(
    WorldEngine Engine, WorldLog Log, StateChangeMemory Changes, WorldLineage? Lineage, UpkeepWatch Upkeep);
