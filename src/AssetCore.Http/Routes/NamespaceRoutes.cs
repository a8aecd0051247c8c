using System.Collections.Immutable;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Gateway;
using AssetCore.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AssetCore.Http.Routes;

/// <summary>The worlds themselves, which the contract calls namespaces.</summary>
internal static class NamespaceRoutes
{
    private const string Base = "/v1/write/namespaces";
    private const string Tag = "Namespaces";

    private static readonly ImmutableArray<ErrorCode> s_unavailable =
        [ErrorCode.Recovering, ErrorCode.StorageUnavailable];

    public static ImmutableArray<ContractRoute> All { get; } =
    [
        new()
        {
            Method = HttpMethods.Get,
            Path = Base,
            Name = "list_namespaces",
            Tag = Tag,
            Summary = "Lists the namespaces that the caller may see, by number.",
            Access = RouteAccess.Anybody,
            Query = [QueryParameters.Cursor, QueryParameters.Limit],
            Answer = "NamespacePage",
            Errors = [ErrorCode.MalformedRequest, .. s_unavailable],
            Serve = ListAsync,
        },
        new()
        {
            Method = HttpMethods.Post,
            Path = Base,
            Name = "create_namespace",
            Tag = Tag,
            Summary = "Creates a namespace. An interrupted creation is completed by repeating it.",
            Access = RouteAccess.CreateWorld,
            Body = "CreateNamespaceRequest",
            Answer = "Namespace",
            Status = StatusCodes.Status201Created,
            Errors =
            [
                ErrorCode.MalformedRequest, ErrorCode.InvalidId, ErrorCode.UnknownArgument, ErrorCode.RequestTooLarge,
                ErrorCode.NamespaceAlreadyExists, ErrorCode.OutcomeUnknown, .. s_unavailable,
            ],
            Serve = CreateAsync,
        },
        new()
        {
            Method = HttpMethods.Get,
            Path = Base + "/{" + NamespaceRoute.Parameter + "}",
            Name = "get_namespace",
            Tag = Tag,
            Summary = "One namespace.",
            Access = RouteAccess.Anybody,
            Answer = "Namespace",
            Errors = [ErrorCode.InvalidId, ErrorCode.NamespaceNotFound, .. s_unavailable],
            Serve = GetAsync,
        },
    ];

    private static async Task ListAsync(HttpContext context)
    {
        var arguments = new Arguments(context);
        var call = new WorldListCall(null, null, null, false, arguments.Cursor(), arguments.Limit());
        if (arguments.Fault is { } fault)
        {
            await Problems.WriteAsync(context, fault);
            return;
        }

        var outcome = await Gateway(context).ListAsync(call);
        if (outcome.Page is not { } page)
        {
            await Problems.WriteAsync(context, outcome.Rejection!);
            return;
        }

        var caller = CallerIdentity.Find(context.User)!;
        var seen = page with { Namespaces = [.. page.Namespaces.Where(world => caller.Sees(world.NamespaceId))] };
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, seen, WorldJson.Write);
    }

    private static async Task GetAsync(HttpContext context)
    {
        if (!NamespaceRoute.TryRead(context, out var world, out var fault))
        {
            await Problems.WriteAsync(context, fault!);
            return;
        }

        var outcome = CallerIdentity.Find(context.User)!.Sees(world)
            ? await Gateway(context).ListAsync(WorldListCall.One(world))
            : new WorldListReply(null, NamespaceRoute.NotFound(world));
        if (outcome.Rejection is { } refused) await Problems.WriteAsync(context, refused);
        else if (outcome.Page is not { Namespaces: [var item, ..] })
            await Problems.WriteAsync(context, NamespaceRoute.NotFound(world));
        else await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, item, WorldJson.Write);
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var (create, fault) = await ReadCreateAsync(context);
        if (fault is not null)
        {
            await Problems.WriteAsync(context, fault);
            return;
        }

        var reply = await Gateway(context).CreateAsync(create!);
        if (reply.World is not { } world)
        {
            await Problems.WriteAsync(context, reply.Rejection!);
            return;
        }

        context.Response.Headers.Location = $"{Base}/{world.NamespaceId}";
        await JsonAnswer.WriteAsync(context, StatusCodes.Status201Created, world, WorldJson.Write);
    }

    private static async ValueTask<(CreateCall? Create, Rejection? Fault)> ReadCreateAsync(HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context);
        if (body.Fault is not null) return (null, body.Fault);
        var reason = $"created over HTTP by {CallerIdentity.Find(context.User)!.Name}";
        return CreateWorldRequest.TryRead(body.Bytes, reason, out var create, out var fault)
            ? (create, null)
            : (null, fault);
    }

    private static IWorldGateway Gateway(HttpContext context) =>
        context.RequestServices.GetRequiredService<IWorldGateway>();
}
