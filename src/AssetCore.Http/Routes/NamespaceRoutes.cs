using System.Collections.Immutable;
using AssetCore.Http.Access;
using AssetCore.Http.Requests;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>The worlds themselves, which the contract calls namespaces.</summary>
internal static class NamespaceRoutes
{
    /// <summary>The path of all of them.</summary>
    public const string Base = "/v1/write/namespaces";

    private const string One = Base + "/{" + NamespaceRoute.Parameter + "}";
    private const string Tag = "Namespaces";

    private static readonly ImmutableArray<ErrorCode> s_unavailable =
        [ErrorCode.Recovering, ErrorCode.StorageUnavailable, ErrorCode.LogCorrupt, ErrorCode.WriterFenced];

    private static readonly ImmutableArray<ErrorCode> s_body =
    [
        ErrorCode.MalformedRequest, ErrorCode.InvalidId, ErrorCode.UnknownArgument, ErrorCode.RequestTooLarge,
        ErrorCode.OutcomeUnknown, .. s_unavailable,
    ];

    public static ImmutableArray<ContractRoute> All { get; } =
    [
        Get(
            Base, "list_namespaces", "Lists the namespaces that the caller may see, by number.", "NamespacePage",
            RouteAccess.Anybody, NamespaceReadHandlers.ListAsync,
            [
                QueryParameters.Lifecycle, QueryParameters.WriteMode, QueryParameters.IncludeDeleted,
                QueryParameters.Cursor, QueryParameters.Limit,
            ]),
        Post(
            Base, "create_namespace", "Creates a namespace. An interrupted creation is completed by repeating it.",
            "CreateNamespaceRequest", RouteAccess.CreateWorld, NamespaceChangeHandlers.CreateAsync,
            ErrorCode.NamespaceAlreadyExists) with { Status = StatusCodes.Status201Created },
        Post(
            Base + "/fork_from_snapshot", "fork_namespace",
            "Makes a namespace that begins as another one was; repeated until the source's state has been replayed.",
            "ForkNamespaceRequest", RouteAccess.CreateWorld, NamespaceChangeHandlers.ForkAsync,
            ErrorCode.NamespaceAlreadyExists, ErrorCode.NamespaceNotFound, ErrorCode.NotYetVisible) with
            { Status = StatusCodes.Status201Created },
        Get(
            Base + "/changes", "list_namespace_changes",
            "The feed of changes of namespaces that the caller may read, oldest first.", "NamespaceChanges",
            RouteAccess.ReadFeed, NamespaceReadHandlers.ListChangesAsync,
            [QueryParameters.FromSeq, QueryParameters.Limit]),
        Get(
            One, "get_namespace", "One namespace, as the index of namespaces has it.", "Namespace",
            RouteAccess.Anybody, NamespaceReadHandlers.GetAsync, []),
        Get(
            One + "/status", "get_namespace_status", "How a namespace is, as its own log has it.", "NamespaceStatus",
            RouteAccess.Read, NamespaceReadHandlers.GetStatusAsync, []),
        Post(
            One + "/lifecycle", "change_lifecycle",
            "Takes a namespace to another stage of its life; deleted is final.", "LifecycleRequest",
            RouteAccess.ManageWorld, NamespaceChangeHandlers.ChangeLifecycleAsync, ErrorCode.NamespaceNotFound),
        Post(
            One + "/operational_state", "change_operational_state",
            "Changes how a namespace is run, from its next commit on; absent members stay as they are.",
            "OperationalStateRequest", RouteAccess.ManageWorld, NamespaceChangeHandlers.ChangeOperationalStateAsync,
            ErrorCode.NamespaceNotFound),
        new()
        {
            Method = HttpMethods.Post,
            Path = One + "/checkpoint",
            Name = "take_checkpoint",
            Tag = Tag,
            Summary = "Takes a checkpoint at the durable end of a namespace's log, unless there is one.",
            Access = RouteAccess.ManageWorld,
            Answer = "Checkpoint",
            Errors = [ErrorCode.InvalidId, ErrorCode.NamespaceNotFound, .. s_unavailable],
            Serve = NamespaceChangeHandlers.CheckpointAsync,
        },
        Post(
            One + "/purge", "purge_namespace",
            "Frees the bytes of a deleted namespace for good; refused while a fork leans on them.", "PurgeRequest",
            RouteAccess.CreateWorld, NamespaceChangeHandlers.PurgeAsync, ErrorCode.NamespaceNotFound,
            ErrorCode.NamespaceInUse),
    ];

    private static ContractRoute Get(
        string path,
        string name,
        string summary,
        string answer,
        RouteAccess access,
        RequestDelegate serve,
        ImmutableArray<QueryParameter> query) => new()
        {
            Method = HttpMethods.Get,
            Path = path,
            Name = name,
            Tag = Tag,
            Summary = summary,
            Access = access,
            Query = query,
            Answer = answer,
            Errors = query.Length > 0
                ? [ErrorCode.MalformedRequest, .. s_unavailable]
                : [ErrorCode.InvalidId, ErrorCode.NamespaceNotFound, .. s_unavailable],
            Serve = serve,
        };

    private static ContractRoute Post(
        string path,
        string name,
        string summary,
        string body,
        RouteAccess access,
        RequestDelegate serve,
        params ReadOnlySpan<ErrorCode> errors) => new()
        {
            Method = HttpMethods.Post,
            Path = path,
            Name = name,
            Tag = Tag,
            Summary = summary,
            Access = access,
            Body = body,
            Answer = "Namespace",
            Errors = [.. s_body, .. errors],
            Serve = serve,
        };
}
