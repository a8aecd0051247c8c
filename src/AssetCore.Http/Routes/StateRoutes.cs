using System.Collections.Immutable;
using AssetCore.Http.Requests;
using AssetCore.Reads;

namespace AssetCore.Http.Routes;

/// <summary>Questions to the state of a world, answered from the replica of this server.</summary>
internal static class StateRoutes
{
    private const string Tag = "State";
    private const string OneContainer = "containers/{container_id}";
    private const string OneClass = "classes/{class_id}";

    private static readonly ImmutableArray<QueryParameter> s_page = [QueryParameters.Cursor, QueryParameters.Limit];

    private static readonly ImmutableArray<QueryParameter> s_region =
        [QueryParameters.X, QueryParameters.Y, QueryParameters.Width, QueryParameters.Height];

    private static readonly ImmutableArray<ErrorCode> s_noContainer = [ErrorCode.ContainerNotFound];
    private static readonly ImmutableArray<ErrorCode> s_noSuchContainer =
        [ErrorCode.ContainerNotFound, ErrorCode.WrongContainerKind];
    private static readonly ImmutableArray<ErrorCode> s_noClass = [ErrorCode.ClassNotFound];

    public static ImmutableArray<ContractRoute> All { get; } = [.. Containers(), .. Contents(), .. Others()];

    private static ImmutableArray<ContractRoute> Containers() =>
    [
        ReadRoute.Make(
            Tag, "containers", "list_containers", "Lists containers by id.", "ContainerPage",
            [QueryParameters.Owner, QueryParameters.Kind, .. s_page],
            [],
            static arguments => new WorldQuery.Containers(
                (uint?)arguments.Read(QueryParameters.Owner),
                arguments.Read(QueryParameters.Kind) is { } kind ? QueryParameters.KindOf(kind) : null,
                arguments.Cursor(),
                arguments.Limit())),

        ReadRoute.Make(
            Tag, OneContainer, "get_container", "One container with its kind and policies.", "ContainerView",
            [],
            s_noContainer,
            static arguments => new WorldQuery.Container(arguments.Container())),
    ];

    private static ImmutableArray<ContractRoute> Contents() =>
    [
        ReadRoute.Make(
            Tag, OneContainer + "/contents", "get_contents", "What a container holds, tagged by its kind.", "Contents",
            s_page,
            s_noContainer,
            static arguments => new WorldQuery.Contents(arguments.Container(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, OneContainer + "/balances", "list_balances",
            "The balances of a balance container, or the sums of a grid's stacks, without zero rows.", "BalancePage",
            s_page,
            s_noSuchContainer,
            static arguments => new WorldQuery.Balances(arguments.Container(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, OneContainer + "/slots", "list_slots", "The occupied slots of a container.", "SlotsContents",
            s_page,
            s_noSuchContainer,
            static arguments => new WorldQuery.Slots(arguments.Container(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, OneContainer + "/grid/cells", "list_grid_cells",
            "What stands on a grid, one placement for each occupant, whole or within a region.", "GridCells",
            [.. s_region, .. s_page],
            s_noSuchContainer,
            static arguments => new WorldQuery.GridCells(
                arguments.Container(), arguments.Region(), arguments.Cursor(), arguments.Limit())),
    ];

    private static ImmutableArray<ContractRoute> Others() =>
    [
        ReadRoute.Make(
            Tag, "classes", "list_classes", "Lists classes by id.", "ClassPage",
            s_page,
            [],
            static arguments => new WorldQuery.Classes(arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, OneClass, "get_class", "One class.", "ClassView",
            [],
            s_noClass,
            static arguments => new WorldQuery.Class(arguments.Class())),

        ReadRoute.Make(
            Tag, OneClass + "/shapes", "list_class_shapes", "The shapes of a class, by key, null first.", "ShapePage",
            s_page,
            s_noClass,
            static arguments => new WorldQuery.ClassShapes(arguments.Class(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, "instances/{inst_id}", "get_instance", "One instance with its place and parent.", "InstanceView",
            [],
            [ErrorCode.InstanceNotFound],
            static arguments => new WorldQuery.Instance(arguments.Instance())),
    ];
}
