using System.Collections.Immutable;
using AssetCore.Http.Requests;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Http.Routes;

/// <summary>Questions to holds, answered from the replica of this server.</summary>
internal static class HoldRoutes
{
    private const string Tag = "Holds";

    public static ImmutableArray<ContractRoute> All { get; } =
    [
        ReadRoute.Make(
            Tag, "holds", "list_holds", "Lists the open holds by id.", "HoldPage",
            [QueryParameters.InContainer, QueryParameters.Cursor, QueryParameters.Limit],
            [ErrorCode.ContainerNotFound],
            static arguments => new WorldQuery.Holds(
                arguments.Read(QueryParameters.InContainer) is { } container ? new ContainerId(container) : null,
                arguments.Cursor(),
                arguments.Limit())),

        ReadRoute.Make(
            Tag, "holds/{hold_id}", "get_hold", "One open hold; ended ones leave no trace.", "HoldView",
            [],
            [ErrorCode.HoldNotFound],
            static arguments => new WorldQuery.Hold(arguments.Hold())),
    ];
}
