using System.Collections.Immutable;
using AssetCore.Format.Catalogue;
using AssetCore.Http.Access;
using AssetCore.Http.Requests;
using AssetCore.Operations;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>The ways to change a world.</summary>
internal static class CommitRoutes
{
    private const string Base = "/v1/write/namespaces/{" + NamespaceRoute.Parameter + "}/";
    private const string Tag = "Commits";

    /// <summary>What a commit may be refused with, whatever its operations are.</summary>
    private static readonly ImmutableArray<ErrorCode> s_errors =
    [
        ErrorCode.MalformedRequest, ErrorCode.InvalidId, ErrorCode.UnknownOperation, ErrorCode.UnknownArgument,
        ErrorCode.RequestTooLarge, ErrorCode.NamespaceNotFound, ErrorCode.CommitTooLarge,
        ErrorCode.IdempotencyKeyReused, ErrorCode.IdempotencyExpired, ErrorCode.WorldSeqMismatch,
        ErrorCode.Overloaded, ErrorCode.StorageUnavailable, ErrorCode.OutcomeUnknown, ErrorCode.WriterFenced,
        ErrorCode.Recovering, ErrorCode.WorldReadOnly, ErrorCode.WorldDraining, ErrorCode.LogCorrupt,
    ];

    /// <summary>What operations may be refused with, by the catalogue.</summary>
    private static readonly ImmutableArray<ErrorCode> s_operationErrors =
        [.. OperationCatalogue.All.SelectMany(operation => operation.Errors).Distinct()];

    /// <summary>What a reversal may be refused with: no operation of a request, but one in the log.</summary>
    private static readonly ImmutableArray<ErrorCode> s_reversalErrors =
        OperationCatalogue.Get(OperationCode.ReverseCommit).Errors;

    public static ImmutableArray<ContractRoute> All { get; } =
    [
        Post(
            "commit", "commit", "Commits operations that succeed or fail together.", RouteAccess.Commit,
            "CommitRequest", "CommitReceipt", CommitHandlers.CommitAsync),
        Post(
            "commits", "commit_many", "Commits each request of an array on its own and answers each, in order.",
            RouteAccess.Commit, "CommitRequests", "CommitResults", CommitHandlers.CommitManyAsync),
        Post(
            "commit/preflight", "preflight", "Judges a commit and changes nothing.", RouteAccess.Commit,
            "CommitRequest", "PreflightAnswer", CommitHandlers.PreflightAsync),
        Post(
            "commits/{commit_id}/reverse", "reverse",
            "Restores what a commit changed by a new one, if all of it still is as that commit left it. Needs "
                + "NamespaceWriter, and SchemaManager too if it changed classes, shapes or extents.",
            RouteAccess.Commit, "ReverseRequest", "CommitReceipt", ReverseHandler.ReverseAsync) with
        {
            Errors = [.. s_errors.Union(s_reversalErrors)],
        },
        Post(
            "register_class", "register_class", "Commits one RegisterClass.", RouteAccess.Schema,
            "RegisterClassRequest", "CommitReceipt", CommitHandlers.RegisterClassAsync),
        Post(
            "register_class_shape", "register_class_shape", "Commits one RegisterClassShape.", RouteAccess.Schema,
            "RegisterClassShapeRequest", "CommitReceipt", CommitHandlers.RegisterClassShapeAsync),
    ];

    private static ContractRoute Post(
        string path,
        string name,
        string summary,
        RouteAccess access,
        string body,
        string answer,
        RequestDelegate serve) => new()
        {
            Method = HttpMethods.Post,
            Path = Base + path,
            Name = name,
            Tag = Tag,
            Summary = summary,
            Access = access,
            Body = body,
            Answer = answer,
            Errors = [.. s_errors.Union(s_operationErrors)],
            Serve = serve,
        };
}
