using AssetCore.Engine.Transactions;
using AssetCore.Log.Writing;

namespace AssetCore.Grains.Worlds;

/// <summary>An engine that has replayed its log, and the log, open for appending.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Log">The log.</param>
/// <param name="Changes">When and why the world's own row was last written.</param>
internal sealed record OpenJournal(WorldEngine Engine, WorldLog Log, StateChangeMemory Changes);
