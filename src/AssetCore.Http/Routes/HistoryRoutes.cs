using System.Collections.Immutable;
using AssetCore.Http.Requests;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Http.Routes;

/// <summary>Questions to the history of a world, answered from its log.</summary>
internal static class HistoryRoutes
{
    private const string Tag = "History";

    private static readonly ImmutableArray<QueryParameter> s_page =
        [QueryParameters.FromWorldSeq, QueryParameters.HistoryLimit];

    public static ImmutableArray<ContractRoute> All { get; } =
    [
        ReadRoute.Make(
            Tag, "commits", "list_commits", "Commits in order of world_seq.", "CommitPage",
            s_page,
            [],
            static arguments => new WorldQuery.Commits(From(arguments), null, Limit(arguments))),

        ReadRoute.Make(
            Tag, "commits/{commit_id}", "get_commit", "One commit with its events.", "CommitView",
            [],
            [ErrorCode.CommitNotFound],
            static arguments => new WorldQuery.Commit(arguments.Commit())),

        ReadRoute.Make(
            Tag, "containers/{container_id}/commits", "list_container_commits",
            "Commits that changed a container or what it holds, in order of world_seq.", "CommitPage",
            s_page,
            [ErrorCode.ContainerNotFound],
            static arguments => new WorldQuery.Commits(From(arguments), arguments.Container(), Limit(arguments))),

        ReadRoute.Make(
            Tag, "freshness", "get_freshness", "How far this server's replica is behind the log.", "FreshnessView",
            [],
            [],
            static _ => new WorldQuery.FreshnessOnly()),
    ];

    private static WorldSeq From(Arguments arguments) => new(arguments.Read(QueryParameters.FromWorldSeq) ?? 0);

    private static int Limit(Arguments arguments) =>
        (int?)arguments.Read(QueryParameters.HistoryLimit) ?? ReadLimits.HistoryDefault;
}
