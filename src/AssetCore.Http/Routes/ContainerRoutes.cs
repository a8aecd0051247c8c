using System.Collections.Immutable;
using AssetCore.Http.Requests;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Http.Routes;

/// <summary>Questions to containers and what they hold, answered from the replica of this server.</summary>
internal static class ContainerRoutes
{
    private const string Tag = "Containers";
    private const string One = "containers/{container_id}";

    private static readonly ImmutableArray<QueryParameter> s_page = [QueryParameters.Cursor, QueryParameters.Limit];

    private static readonly ImmutableArray<QueryParameter> s_region =
        [QueryParameters.X, QueryParameters.Y, QueryParameters.Width, QueryParameters.Height];

    private static readonly ImmutableArray<ErrorCode> s_noContainer = [ErrorCode.ContainerNotFound];
    private static readonly ImmutableArray<ErrorCode> s_noSuchContainer =
        [ErrorCode.ContainerNotFound, ErrorCode.WrongContainerKind];

    public static ImmutableArray<ContractRoute> All { get; } = [.. Containers(), .. Contents(), .. Spaces()];

    private static ImmutableArray<ContractRoute> Containers() =>
    [
        ReadRoute.Make(
            Tag, "containers", "list_containers", "Lists containers by id.", "ContainerPage",
            [QueryParameters.Owner, QueryParameters.Kind, .. s_page],
            [],
            static arguments => List(arguments, (uint?)arguments.Read(QueryParameters.Owner))),

        ReadRoute.Make(
            Tag, "owners/{owner}/containers", "list_owner_containers", "Lists the containers of an owner by id.",
            "ContainerPage",
            [QueryParameters.Kind, .. s_page],
            [],
            static arguments => List(arguments, arguments.Owner())),

        ReadRoute.Make(
            Tag, One, "get_container", "One container with its kind and policies.", "ContainerView",
            [],
            s_noContainer,
            static arguments => new WorldQuery.Container(arguments.Container())),
    ];

    private static ImmutableArray<ContractRoute> Contents() =>
    [
        ReadRoute.Make(
            Tag, One + "/contents", "get_contents", "What a container holds, tagged by its kind.", "Contents",
            s_page,
            s_noContainer,
            static arguments => new WorldQuery.Contents(arguments.Container(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, One + "/balances", "list_balances",
            "The balances of a balance container, or the sums of a grid's stacks, without zero rows.", "BalancePage",
            s_page,
            s_noSuchContainer,
            static arguments => new WorldQuery.Balances(arguments.Container(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, One + "/slots", "list_slots", "The occupied slots of a container.", "SlotsContents",
            s_page,
            s_noSuchContainer,
            static arguments => new WorldQuery.Slots(arguments.Container(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, One + "/grid/cells", "list_grid_cells",
            "What stands on a grid, one placement for each occupant, whole or within a region.", "GridCells",
            [.. s_region, .. s_page],
            s_noSuchContainer,
            static arguments => new WorldQuery.GridCells(
                arguments.Container(), arguments.Region(), arguments.Cursor(), arguments.Limit())),
    ];

    private static ImmutableArray<ContractRoute> Spaces() =>
    [
        ReadRoute.Make(
            Tag, One + "/grid/free", "find_free_cell",
            "The lowest anchor on a grid where something of a class would fit, unturned.", "GridFree",
            [QueryParameters.ClassToPlace, QueryParameters.KeyToPlace],
            [.. s_noSuchContainer, ErrorCode.ClassNotFound, ErrorCode.UnregisteredClassShape],
            static arguments => new WorldQuery.GridFree(
                arguments.Container(),
                new ClassId(arguments.Read(QueryParameters.ClassToPlace) ?? ""),
                (uint?)arguments.Read(QueryParameters.KeyToPlace))),

        ReadRoute.Make(
            Tag, One + "/overlaps", "list_overlaps",
            "What overlaps an outline on a line or a plane, by inst_id; outlines that only touch do not.", "Overlaps",
            [.. ProbeParameters.All, .. s_page],
            s_noSuchContainer,
            static arguments => new WorldQuery.Overlaps(
                arguments.Container(), arguments.Probe(), arguments.Cursor(), arguments.Limit())),
    ];

    private static WorldQuery.Containers List(Arguments arguments, uint? owner) => new(
        owner,
        arguments.Read(QueryParameters.Kind) is { } kind ? QueryParameters.KindOf(kind) : null,
        arguments.Cursor(),
        arguments.Limit());
}
