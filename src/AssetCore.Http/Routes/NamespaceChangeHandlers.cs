using System.Diagnostics.CodeAnalysis;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Gateway;
using AssetCore.Http.Requests;
using AssetCore.Http.Telemetry;
using AssetCore.Ids;
using AssetCore.Worlds;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>Serves the routes that make namespaces and change how they are run.</summary>
internal static class NamespaceChangeHandlers
{
    private delegate bool BodyReader<T>(
        ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out T? request, [NotNullWhen(false)] out Rejection? refusal);

    /// <summary>Serves a creation.</summary>
    public static async Task CreateAsync(HttpContext context)
    {
        var (request, fault) = await ReadAsync<CreateWorldRequest>(context, WorldRequestJson.TryRead);
        var reply = request is null
            ? new WorldReply(null, fault)
            : await Gateway(context).CreateAsync(new CreateCall(
                request.NamespaceId,
                request.DisplayName,
                request.Reason ?? $"created over HTTP by {CallerPrincipal.Of(context).Name}",
                request.IdempotencyKeysMax,
                request.IdempotencyAgeMax));
        await AnswerMadeAsync(context, reply);
    }

    /// <summary>Serves a fork.</summary>
    public static async Task ForkAsync(HttpContext context)
    {
        var (request, fault) = await ReadAsync<ForkWorldRequest>(context, WorldRequestJson.TryRead);
        var reply = request is null
            ? new WorldReply(null, fault)
            : await Gateway(context).ForkAsync(new ForkCall(
                request.NamespaceId,
                request.SourceNamespaceId,
                request.AtWorldSeq,
                request.DisplayName,
                request.Reason));
        await AnswerMadeAsync(context, reply);
    }

    /// <summary>Serves a purge.</summary>
    public static Task PurgeAsync(HttpContext context) => ChangeAsync<PurgeRequest>(
        context,
        WorldRequestJson.TryRead,
        static (gateway, world, request) => gateway.PurgeAsync(new PurgeCall(world, request.Reason)));

    /// <summary>Serves a request for a checkpoint, which has no body.</summary>
    public static async Task CheckpointAsync(HttpContext context)
    {
        var reply = NamespaceRoute.TryRead(context, out var world, out var fault)
            ? await Gateway(context).CheckpointAsync(world)
            : new CheckpointReply(null, fault);
        HttpTelemetry.NameWorld(world);
        await (reply.Checkpoint is { } checkpoint
            ? JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, checkpoint, WorldJson.Write)
            : Problems.WriteAsync(context, reply.Rejection!));
    }

    /// <summary>Serves a change of lifecycle.</summary>
    public static Task ChangeLifecycleAsync(HttpContext context) => ChangeAsync<LifecycleRequest>(
        context,
        WorldRequestJson.TryRead,
        static (gateway, world, request) => gateway.ChangeAsync(
            new ChangeCall(world, request.TargetState, null, null, null, request.Reason)));

    /// <summary>Serves a change of operational state.</summary>
    public static Task ChangeOperationalStateAsync(HttpContext context) => ChangeAsync<OperationalStateRequest>(
        context,
        WorldRequestJson.TryRead,
        static (gateway, world, request) => gateway.ChangeAsync(new ChangeCall(
            world, null, request.WriteMode, request.Draining, request.Frozen, request.Reason)));

    private static async Task ChangeAsync<T>(
        HttpContext context, BodyReader<T> read, Func<IWorldGateway, WorldId, T, Task<WorldReply>> change)
        where T : class
    {
        var (request, fault) = await ReadAsync(context, read);
        // The world is judged after the form of the request.
        if (!NamespaceRoute.TryRead(context, out var world, out var routeFault)) fault ??= routeFault;
        HttpTelemetry.NameWorld(world);
        var reply = fault is null
            ? await change(Gateway(context), world, request!)
            : new WorldReply(null, fault);
        await AnswerAsync(context, reply, StatusCodes.Status200OK);
    }

    private static async ValueTask<(T? Request, Rejection? Fault)> ReadAsync<T>(
        HttpContext context, BodyReader<T> read)
        where T : class
    {
        using var body = await RequestBody.ReadAsync(context);
        if (body.Fault is not null) return (null, body.Fault);
        return read(body.Bytes.Span, out var request, out var refusal) ? (request, null) : (null, refusal);
    }

    private static Task AnswerMadeAsync(HttpContext context, WorldReply reply)
    {
        if (reply.World is { } world)
            context.Response.Headers.Location = $"{NamespaceRoutes.Base}/{world.NamespaceId}";
        return AnswerAsync(context, reply, StatusCodes.Status201Created);
    }

    private static Task AnswerAsync(HttpContext context, WorldReply reply, int status) => reply.World is { } world
        ? JsonAnswer.WriteAsync(context, status, world, WorldJson.Write)
        : Problems.WriteAsync(context, reply.Rejection!);

    private static IWorldGateway Gateway(HttpContext context) =>
        RouteServices.Get<IWorldGateway>(context);
}
