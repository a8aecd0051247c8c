using AssetCore.Format.Json;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Gateway;
using AssetCore.Http.Requests;
using AssetCore.Ids;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>Serves the questions to namespaces.</summary>
internal static class NamespaceReadHandlers
{
    /// <summary>Serves the list.</summary>
    public static async Task ListAsync(HttpContext context)
    {
        var arguments = new Arguments(context);
        var lifecycle = arguments.Read(QueryParameters.Lifecycle);
        var writeMode = arguments.Read(QueryParameters.WriteMode);
        var includesDeleted = arguments.Read(QueryParameters.IncludeDeleted) == "true";
        var (cursor, limit) = (arguments.Cursor(), arguments.Limit());
        if (arguments.Fault is { } fault)
        {
            await Problems.WriteAsync(context, fault);
            return;
        }

        var call = new WorldListCall(
            null,
            lifecycle is null ? null : QueryParameters.LifecycleOf(lifecycle),
            writeMode is null ? null : QueryParameters.WriteModeOf(writeMode),
            includesDeleted,
            cursor,
            limit);
        var reply = await Worlds(context).ListAsync(call);
        if (reply.Page is { } page)
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, page, WorldJson.Write);
        else await Problems.WriteAsync(context, reply.Rejection!);
    }

    /// <summary>Serves the feed of changes.</summary>
    public static async Task ListChangesAsync(HttpContext context)
    {
        var arguments = new Arguments(context);
        var (from, limit) = (new WorldSeq(arguments.Read(QueryParameters.FromSeq) ?? 0), arguments.Limit());
        if (arguments.Fault is { } fault)
        {
            await Problems.WriteAsync(context, fault);
            return;
        }

        var reply = await Worlds(context).ListChangesAsync(from, limit);
        if (reply.Page is { } page)
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, page, WorldJson.Write);
        else await Problems.WriteAsync(context, reply.Rejection!);
    }

    /// <summary>Serves one namespace.</summary>
    public static async Task GetAsync(HttpContext context)
    {
        var reply = NamespaceRoute.TryRead(context, out var world, out var fault)
            ? await Worlds(context).FindAsync(world)
            : new WorldReply(null, fault);
        if (reply.World is { } item)
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, item, WorldJson.Write);
        else await Problems.WriteAsync(context, reply.Rejection!);
    }

    /// <summary>Serves the status of one.</summary>
    public static async Task GetStatusAsync(HttpContext context)
    {
        var reply = NamespaceRoute.TryRead(context, out var world, out var fault)
            ? await Worlds(context).StatusAsync(world)
            : new WorldStatusReply(null, fault);
        if (reply.Status is { } status)
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, status, WorldJson.Write);
        else await Problems.WriteAsync(context, reply.Rejection!);
    }

    private static VisibleWorlds Worlds(HttpContext context) => new(
        RouteServices.Get<IWorldGateway>(context), CallerPrincipal.Of(context));
}
