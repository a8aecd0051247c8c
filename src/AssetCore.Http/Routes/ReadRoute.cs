using System.Collections.Immutable;
using AssetCore.Format.Json;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Gateway;
using AssetCore.Http.Requests;
using AssetCore.Http.Telemetry;
using AssetCore.Ids;
using AssetCore.Reads;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>A route that asks a world one question.</summary>
internal static class ReadRoute
{
    /// <summary>The path of a world that all reads begin with.</summary>
    public const string Base = "/v1/read/namespaces/{" + NamespaceRoute.Parameter + "}/";

    /// <summary>What every read may be refused with.</summary>
    public static ImmutableArray<ErrorCode> Errors { get; } =
    [
        ErrorCode.InvalidId, ErrorCode.MalformedRequest, ErrorCode.NamespaceNotFound, ErrorCode.NotYetVisible,
        ErrorCode.Recovering, ErrorCode.Overloaded, ErrorCode.StorageUnavailable, ErrorCode.LogCorrupt,
    ];

    /// <summary>Makes the route.</summary>
    /// <param name="tag">The group that pages list it in.</param>
    /// <param name="path">The path below the world.</param>
    /// <param name="name">Its name for programs.</param>
    /// <param name="summary">What it answers.</param>
    /// <param name="answer">The name of the answer's schema.</param>
    /// <param name="query">Its query parameters.</param>
    /// <param name="errors">The codes it may refuse with besides those of every read.</param>
    /// <param name="ask">Makes the question out of the request.</param>
    public static ContractRoute Make(
        string tag,
        string path,
        string name,
        string summary,
        string answer,
        ImmutableArray<QueryParameter> query,
        ImmutableArray<ErrorCode> errors,
        Func<Arguments, WorldQuery> ask) => new()
        {
            Method = HttpMethods.Get,
            Path = Base + path,
            Name = name,
            Tag = tag,
            Summary = summary,
            Access = RouteAccess.Read,
            Query = [.. query, QueryParameters.AsOf],
            HeedsMinWorldSeq = true,
            Answer = answer,
            Errors = [.. errors, .. Errors],
            Serve = context => ServeAsync(context, ask),
        };

    private static async Task ServeAsync(HttpContext context, Func<Arguments, WorldQuery> ask)
    {
        var arguments = new Arguments(context);
        var query = ask(arguments);
        var minWorldSeq = arguments.MinWorldSeq();
        var asOf = arguments.Read(QueryParameters.AsOf);
        NamespaceRoute.TryRead(context, out var world, out var routeFault);
        if ((arguments.Fault ?? routeFault) is { } fault)
        {
            await Problems.WriteAsync(context, fault);
            return;
        }

        HttpTelemetry.NameWorld(world);
        var worlds = RouteServices.Get<IWorldGateway>(context);
        var seesDisabled = CallerPrincipal.Of(context).Administers(world);
        var call = new QueryCall(query, minWorldSeq, seesDisabled, asOf is { } then ? new WorldSeq(then) : null);
        var outcome = await worlds.QueryAsync(world, call);
        if (outcome.Rejection is { } refused) await Problems.WriteAsync(context, refused);
        else await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, outcome.Answer!, AnswerJson.Write);
    }
}
