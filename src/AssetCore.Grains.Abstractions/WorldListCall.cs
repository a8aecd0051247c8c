using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>A question to the index of worlds.</summary>
/// <param name="Only">Only this world; null for all.</param>
/// <param name="Lifecycle">Only worlds at this stage; null for all but deleted ones.</param>
/// <param name="Cursor">Where to go on; null for the first page.</param>
/// <param name="Limit">Worlds at most, 1 to <see cref="ReadLimits.PageMax"/>.</param>
public sealed record WorldListCall(WorldId? Only, WorldLifecycle? Lifecycle, string? Cursor, int Limit);
