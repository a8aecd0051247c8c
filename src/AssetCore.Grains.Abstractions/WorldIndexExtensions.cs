using AssetCore.Ids;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Abstractions;

/// <summary>What hosts ask of the index of worlds.</summary>
public static class WorldIndexExtensions
{
    /// <summary>Makes a world unless it exists: one call, safe to repeat.</summary>
    /// <param name="grains">The grain factory of a silo that runs, or a cluster client.</param>
    /// <param name="world">The world's number, 1 or more.</param>
    /// <param name="displayName">Its name for people if it is made now, or null.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <returns>The world; or why it could be neither made nor found, such as <c>STORAGE_UNAVAILABLE</c>.</returns>
    public static async Task<WorldReply> EnsureWorldAsync(
        this IGrainFactory grains, WorldId world, string? displayName, string reason)
    {
        var index = grains.GetGrain<IWorldIndexGrain>(WorldId.Index.Value);
        var made = await index.CreateAsync(new CreateCall(world, displayName, reason));
        if (made.Rejection is not { Code: ErrorCode.NamespaceAlreadyExists }) return made;
        var list = await index.ListAsync(WorldListCall.One(world));
        return list.Page is { Namespaces: [var found] }
            ? new WorldReply(found, null)
            : new WorldReply(null, list.Rejection ?? made.Rejection);
    }
}
