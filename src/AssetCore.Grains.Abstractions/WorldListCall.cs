using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>A question to the index of worlds.</summary>
/// <param name="Only">Only this world; null for all.</param>
/// <param name="Lifecycle">Only worlds at this stage; null for all.</param>
/// <param name="WriteMode">Only worlds in this write mode; null for all.</param>
/// <param name="IncludeDeleted">
/// True if deleted worlds are listed too; otherwise none is, not even if <paramref name="Lifecycle"/> asks for them.
/// </param>
/// <param name="Cursor">Where to go on; null for the first page.</param>
/// <param name="Limit">Worlds at most, 1 to <see cref="ReadLimits.PageMax"/>.</param>
public sealed record WorldListCall(
    WorldId? Only,
    WorldLifecycle? Lifecycle,
    WriteMode? WriteMode,
    bool IncludeDeleted,
    string? Cursor,
    int Limit)
{
    /// <summary>One world by its number, unless it is deleted.</summary>
    public static WorldListCall One(WorldId world) => new(world, null, null, false, null, 1);
}
