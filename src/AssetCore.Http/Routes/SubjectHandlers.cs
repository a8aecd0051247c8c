using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Answers;
using AssetCore.Http.Gateway;
using AssetCore.Http.Requests;
using AssetCore.Http.Telemetry;
using AssetCore.Ids;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>Serves the routes of subjects: judges the form, asks the gateway, answers.</summary>
internal static class SubjectHandlers
{
    /// <summary>Serves an erasure.</summary>
    public static async Task EraseAsync(HttpContext context)
    {
        var (world, call, fault) = await TakeInAsync(context);
        var gateway = RouteServices.Get<IWorldGateway>(context);
        var reply = call is null
            ? new SubjectErasureReply(null, fault)
            : await gateway.EraseSubjectAsync(world, call);
        await (reply.Erasure is { } erasure
            ? JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, erasure, SubjectJson.Write)
            : Problems.WriteAsync(context, reply.Rejection!));
    }

    // The world is judged after the form of the request, as for commits.
    private static async ValueTask<(WorldId World, EraseSubjectCall? Call, Rejection? Fault)> TakeInAsync(
        HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context);
        NamespaceRoute.TryRead(context, out var world, out var routeFault);
        if (body.Fault is { } unread) return (world, null, unread);
        HttpTelemetry.NameWorld(world);
        var arguments = new Arguments(context);
        var subject = arguments.Subject();
        if (arguments.Fault is { } illFormed) return (world, null, illFormed);
        if (!SubjectJson.TryRead(body.Bytes.Span, out var request, out var refusal)) return (world, null, refusal);
        return routeFault is null
            ? (world, new EraseSubjectCall(subject, request.Reason), null)
            : (world, null, routeFault);
    }
}
