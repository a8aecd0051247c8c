using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Gateway;
using AssetCore.Http.Requests;
using AssetCore.Http.Telemetry;
using AssetCore.Ids;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>Serves <c>commits/{commit_id}/reverse</c>: judges the form, asks the gateway, answers.</summary>
internal static class ReverseHandler
{
    /// <summary>Serves the route.</summary>
    public static async Task ReverseAsync(HttpContext context)
    {
        var (world, request, fault) = await TakeInAsync(context);
        if (fault is not null)
        {
            HttpTelemetry.Refused();
            await Problems.WriteAsync(context, fault);
            return;
        }

        var gateway = RouteServices.Get<IWorldGateway>(context);
        var mayChangeSchema = OperationAccess.MayChangeSchema(CallerPrincipal.Of(context), world);
        var call = new ReverseCall(request!, mayChangeSchema);
        await CommitHandlers.AnswerAsync(context, await gateway.ReverseAsync(world, call));
    }

    // The world is judged after the form of the request, as for commits.
    private static async ValueTask<(WorldId World, ReverseRequest? Request, Rejection? Fault)> TakeInAsync(
        HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context);
        NamespaceRoute.TryRead(context, out var world, out var routeFault);
        if (body.Fault is { } unread) return (world, null, unread);
        HttpTelemetry.NameWorld(world);
        var arguments = new Arguments(context);
        var commit = arguments.Commit();
        if (arguments.Fault is { } illFormed) return (world, null, illFormed);
        var parsed = ReverseRequestJson.Parse(commit, body.Bytes.Span);
        if (parsed.Request is not { } request) return (world, null, parsed.Rejection);
        if (Judge(context, world, request) is { } forbidden) return (world, null, forbidden);
        return routeFault is null ? (world, WithKey(context, request), null) : (world, null, routeFault);
    }

    private static Rejection? Judge(HttpContext context, WorldId world, ReverseRequest request)
    {
        var caller = CallerPrincipal.Of(context);
        var refusal = OperationAccess.Judge(caller, world, request.ToCommit());
        return refusal is null ? null : refusal with { OperationIndex = null };
    }

    private static ReverseRequest WithKey(HttpContext context, ReverseRequest request)
    {
        if (request.IdempotencyKey is not null) return request;
        var key = Guid.CreateVersion7().ToString();
        RequestIds.Of(context).GeneratedKey = key;
        return request with { IdempotencyKey = key };
    }
}
