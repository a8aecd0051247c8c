using System.Collections.Immutable;
using AssetCore.Http.Requests;
using AssetCore.Reads;

namespace AssetCore.Http.Routes;

/// <summary>Questions to the state of a world, answered from the replica of this server.</summary>
internal static class StateRoutes
{
    private const string Tag = "State";

    public static ImmutableArray<ContractRoute> All { get; } =
    [
        ReadRoute.Make(Tag, "containers", "list_containers", "Lists containers by id.", "ContainerPage",
            [QueryParameters.Owner, QueryParameters.Kind, QueryParameters.Cursor, QueryParameters.Limit],
            [],
            static arguments => new WorldQuery.Containers(
                (uint?)arguments.Read(QueryParameters.Owner),
                arguments.Read(QueryParameters.Kind) is { } kind ? QueryParameters.KindOf(kind) : null,
                arguments.Cursor(),
                arguments.Limit())),

        ReadRoute.Make(Tag, "containers/{container_id}", "get_container", "One container with its kind and policies.", "ContainerView",
            [], [ErrorCode.ContainerNotFound], static arguments => new WorldQuery.Container(arguments.Container())),

        ReadRoute.Make(Tag, "containers/{container_id}/contents", "get_contents", "What a container holds, tagged by its kind.", "Contents",
            [QueryParameters.Cursor, QueryParameters.Limit], [ErrorCode.ContainerNotFound],
            static arguments => new WorldQuery.Contents(arguments.Container(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(Tag, "containers/{container_id}/balances", "list_balances",
            "The balances of a balance container, or the sums of a grid's stacks, without zero rows.", "BalancePage",
            [QueryParameters.Cursor, QueryParameters.Limit], [ErrorCode.ContainerNotFound, ErrorCode.WrongContainerKind],
            static arguments => new WorldQuery.Balances(arguments.Container(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(Tag, "containers/{container_id}/slots", "list_slots", "The occupied slots of a container.", "SlotsContents",
            [QueryParameters.Cursor, QueryParameters.Limit], [ErrorCode.ContainerNotFound, ErrorCode.WrongContainerKind],
            static arguments => new WorldQuery.Slots(arguments.Container(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(Tag, "containers/{container_id}/grid/cells", "list_grid_cells",
            "What stands on a grid, one placement for each occupant, whole or within a region.", "GridCells",
            [
                QueryParameters.X, QueryParameters.Y, QueryParameters.Width, QueryParameters.Height, QueryParameters.Cursor,
                QueryParameters.Limit,
            ],
            [ErrorCode.ContainerNotFound, ErrorCode.WrongContainerKind],
            static arguments => new WorldQuery.GridCells(arguments.Container(), arguments.Region(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(Tag, "classes", "list_classes", "Lists classes by id.", "ClassPage",
            [QueryParameters.Cursor, QueryParameters.Limit], [],
            static arguments => new WorldQuery.Classes(arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(Tag, "classes/{class_id}", "get_class", "One class.", "ClassView",
            [], [ErrorCode.ClassNotFound], static arguments => new WorldQuery.Class(arguments.Class())),

        ReadRoute.Make(Tag, "classes/{class_id}/shapes", "list_class_shapes", "The shapes of a class, by key, null first.", "ShapePage",
            [QueryParameters.Cursor, QueryParameters.Limit], [ErrorCode.ClassNotFound],
            static arguments => new WorldQuery.ClassShapes(arguments.Class(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(Tag, "instances/{inst_id}", "get_instance", "One instance with its place and parent.", "InstanceView",
            [], [ErrorCode.InstanceNotFound], static arguments => new WorldQuery.Instance(arguments.Instance())),
    ];
}
