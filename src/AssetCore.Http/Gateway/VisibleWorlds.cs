using System.Collections.Immutable;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Access;
using AssetCore.Http.Requests;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Http.Gateway;

/// <summary>
/// The worlds as one caller may see them. Those of other tenants, disabled ones of which the caller is no
/// administrator, deleted ones and those still being made look like worlds that do not exist.
/// </summary>
/// <param name="worlds">All worlds.</param>
/// <param name="caller">Who looks.</param>
internal sealed class VisibleWorlds(IWorldGateway worlds, Caller caller)
{
    /// <summary>
    /// Questions to the index for one page at most. A page that is still not full then is given out as it is, with
    /// <c>has_more</c>: a caller who may see few of many worlds would otherwise keep the index busy.
    /// </summary>
    private const int AsksMax = 16;

    /// <summary>
    /// A page of worlds. Visibility is judged while paging, so that a page is full if there is enough.
    /// </summary>
    public async Task<WorldListReply> ListAsync(WorldListCall list)
    {
        var seen = ImmutableArray.CreateBuilder<WorldItem>();
        var (cursor, hasMore) = (list.Cursor, true);
        for (var asks = 0; asks < AsksMax && hasMore && seen.Count < list.Limit; asks++)
        {
            var reply = await worlds.ListAsync(list with { Cursor = cursor, Limit = list.Limit - seen.Count });
            if (reply.Page is not { } page) return reply;
            seen.AddRange(page.Namespaces.Where(Lists));
            (cursor, hasMore) = (page.NextCursor, page.HasMore);
        }

        return new WorldListReply(new WorldPage(seen.ToImmutable(), cursor, hasMore), null);
    }

    /// <summary>A page of the feed of changes of worlds that the caller may read.</summary>
    public async Task<WorldChangesReply> ListChangesAsync(WorldSeq from, int limit)
    {
        var seen = ImmutableArray.CreateBuilder<WorldChange>();
        var (next, hasMore) = (from, true);
        for (var asks = 0; asks < AsksMax && hasMore && seen.Count < limit; asks++)
        {
            var reply = await worlds.ListChangesAsync(next, limit - seen.Count);
            if (reply.Page is not { } page) return reply;
            seen.AddRange(page.Changes.Where(change => Tells(change.Namespace)));
            (next, hasMore) = (page.NextSeq, page.HasMore);
        }

        return new WorldChangesReply(new WorldChangePage(seen.ToImmutable(), next, hasMore), null);
    }

    /// <summary>One world.</summary>
    public async Task<WorldReply> FindAsync(WorldId world)
    {
        if (!caller.Sees(world)) return new WorldReply(null, NamespaceRoute.NotFound(world));
        var reply = await worlds.ListAsync(WorldListCall.One(world));
        if (reply.Rejection is { } refused) return new WorldReply(null, refused);
        return reply.Page is { Namespaces: [var item, ..] } && Exists(item)
            ? new WorldReply(item, null)
            : new WorldReply(null, NamespaceRoute.NotFound(world));
    }

    /// <summary>How one world is.</summary>
    public async Task<WorldStatusReply> StatusAsync(WorldId world)
    {
        var reply = await worlds.StatusAsync(world);
        return reply.Status is not { } status || Exists(status.World)
            ? reply
            : new WorldStatusReply(null, NamespaceRoute.NotFound(world));
    }

    private bool Exists(WorldItem world) => world.Lifecycle != WorldLifecycle.Deleted && Lists(world);

    private bool Lists(WorldItem world) => world.Lifecycle != WorldLifecycle.Creating && Tells(world);

    // The feed is on record for those who run a world: to them it tells everything.
    private bool Tells(WorldItem world) => world.Lifecycle switch
    {
        WorldLifecycle.Creating or WorldLifecycle.Disabled => caller.Administers(world.NamespaceId),
        _ => caller.Sees(world.NamespaceId),
    };
}
