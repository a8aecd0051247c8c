using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>All that there is to ask of a state: of what exists, and of something that does not.</summary>
internal static class ReadQuestions
{
    /// <summary>Few, so that lists have several pages.</summary>
    public const int PageLimit = 3;

    private static readonly uint?[] s_keys = [null, 1];

    public static IEnumerable<WorldQuery> Of(ReferenceState state)
    {
        var containers = state.Containers.Rows.ToList();
        return
        [
            .. Lists(),
            .. containers.SelectMany(Of),
            .. Of(new ContainerRow(new("missing"), new ContainerKind.Grid(1, 1), null, null, null)),
            .. state.Classes.Rows.Select(row => row.Id).Append(new("missing")).SelectMany(Of),
            .. containers.Where(row => row.Kind is ContainerKind.Grid).SelectMany(row =>
                state.Classes.Rows.SelectMany(of =>
                    s_keys.Select(key => new WorldQuery.GridFree(row.Id, of.Id, key)))),
            .. state.Instances.Keys.Append(new InstanceId(999_999)).SelectMany(Of),
            .. state.Holds.Keys.Append(new HoldId("missing")).Select(id => new WorldQuery.Hold(id)),
        ];
    }

    private static IEnumerable<WorldQuery> Lists() =>
    [
        new WorldQuery.Containers(null, null, null, PageLimit),
        new WorldQuery.Containers(0, null, null, PageLimit),
        new WorldQuery.Containers(7, null, null, PageLimit),
        new WorldQuery.Containers(uint.MaxValue, ContainerType.Balance, null, PageLimit),
        .. Enum.GetValues<ContainerType>().Where(type => type != ContainerType.None)
            .Select(type => new WorldQuery.Containers(null, type, null, PageLimit)),
        new WorldQuery.Classes(null, PageLimit),
        new WorldQuery.Holds(null, null, PageLimit),
    ];

    private static IEnumerable<WorldQuery> Of(ContainerRow row) =>
    [
        new WorldQuery.Container(row.Id),
        new WorldQuery.Contents(row.Id, null, PageLimit),
        new WorldQuery.Balances(row.Id, null, PageLimit),
        new WorldQuery.Slots(row.Id, null, PageLimit),
        new WorldQuery.GridCells(row.Id, null, null, PageLimit),
        new WorldQuery.GridCells(row.Id, new GridRegion(1, 0, 3, 2), null, PageLimit),
        new WorldQuery.Holds(row.Id, null, PageLimit),
        .. Probes(row.Kind).Select(probe => new WorldQuery.Overlaps(row.Id, probe, null, ReadLimits.PageMax)),
    ];

    private static IEnumerable<OverlapProbe> Probes(ContainerKind kind) => kind switch
    {
        ContainerKind.Line line =>
        [
            new OverlapProbe.Span(line.MinX, 1),
            new OverlapProbe.Span(line.MaxX / 2, 1001),
            new OverlapProbe.Span(0, Extent.SideMax),
        ],
        ContainerKind.Plane plane =>
        [
            new OverlapProbe.Rectangle(plane.MaxX / 2, plane.MaxY / 2, 7, 9, 30_000),
            new OverlapProbe.Rectangle(plane.MaxX / 3, plane.MaxY / 3, 2_000, 3, 45_000),
            new OverlapProbe.Rectangle(0, 0, Extent.SideMax, Extent.SideMax, 359_999),
        ],
        _ => [],
    };

    private static IEnumerable<WorldQuery> Of(ClassId id) =>
    [
        new WorldQuery.Class(id),
        new WorldQuery.ClassShapes(id, null, PageLimit),
        new WorldQuery.ClassExtents(id, null, PageLimit),
        new WorldQuery.ClassStats(id),
    ];

    private static IEnumerable<WorldQuery> Of(InstanceId id) =>
        [new WorldQuery.Instance(id), new WorldQuery.Children(id, null, PageLimit)];
}
