using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Reads;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Asks the engine, page after page to the end.</summary>
internal static class EngineReads
{
    public static IReadOnlyList<string> Answer(WorldState state, WorldQuery query)
    {
        var lines = new List<string>();
        string? cursor = null;
        do
        {
            var outcome = StateQueries.Execute(state, At(query, cursor));
            if (outcome.Rejection is { } refused) return ReadText.Refused(refused.Code);
            if (cursor is null) lines.AddRange(Head(outcome.Answer!));
            lines.AddRange(Items(outcome.Answer!));
            cursor = NextCursor(outcome.Answer!);
        }
        while (cursor is not null);
        return lines;
    }

    private static WorldQuery At(WorldQuery query, string? cursor) => query switch
    {
        WorldQuery.Containers list => list with { Cursor = cursor },
        WorldQuery.Contents list => list with { Cursor = cursor },
        WorldQuery.Balances list => list with { Cursor = cursor },
        WorldQuery.Slots list => list with { Cursor = cursor },
        WorldQuery.GridCells list => list with { Cursor = cursor },
        WorldQuery.Classes list => list with { Cursor = cursor },
        WorldQuery.ClassShapes list => list with { Cursor = cursor },
        WorldQuery.ClassExtents list => list with { Cursor = cursor },
        WorldQuery.Children list => list with { Cursor = cursor },
        WorldQuery.Holds list => list with { Cursor = cursor },
        _ => query,
    };

    /// <summary>What every page says, told once.</summary>
    private static IEnumerable<string> Head(QueryAnswer answer) => answer switch
    {
        ContentsView.Slots slots => [$"{slots.Count} slots"],
        ContentsView.Grid grid => [$"{grid.Summary}", .. ReadText.Of(grid.Balances)],
        ContentsView.Continuous continuous => [$"{continuous.Kind}"],
        GridCellsView cells => [$"{cells.Grid}"],
        _ => [],
    };

    private static IEnumerable<string> Items(QueryAnswer answer) => answer switch
    {
        ContainerPage page => ReadText.Of(page.Containers),
        ContainerView view => ReadText.Of([view.Item]),
        ContentsView.Balance page => ReadText.Of(page.Items),
        ContentsView.Slots page => ReadText.Of(page.Items),
        ContentsView.Grid page => ReadText.Of(page.Placements),
        ContentsView.Continuous page => ReadText.Of(page.Placements),
        BalancePage page => ReadText.Of(page.Balances),
        GridCellsView page => ReadText.Of(page.Placements),
        OverlapsView view => ReadText.Of(view.Overlaps),
        HoldPage page => ReadText.Of(page.Holds),
        HoldView view => ReadText.Of([view.Item]),
        _ => ItemsOfClasses(answer),
    };

    private static IEnumerable<string> ItemsOfClasses(QueryAnswer answer) => answer switch
    {
        ClassPage page => ReadText.Of(page.Classes),
        ClassView view => ReadText.Of([view.Item]),
        ShapePage page => ReadText.Of(page.Shapes),
        ExtentPage page => ReadText.Of(page.Extents),
        ClassStatsView stats => [.. ReadText.Of(stats.Balances), $"{stats with { Balances = [] }}"],
        InstanceView view => ReadText.Of([view.Item]),
        InstancePage page => ReadText.Of(page.Instances),
        GridFreeView view => [$"{view}"],
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "There is no such answer."),
    };

    private static string? NextCursor(QueryAnswer answer) => answer switch
    {
        ContainerPage page => page.NextCursor,
        ContentsView page => page.NextCursor,
        BalancePage page => page.NextCursor,
        GridCellsView page => page.NextCursor,
        HoldPage page => page.NextCursor,
        ClassPage page => page.NextCursor,
        ShapePage page => page.NextCursor,
        ExtentPage page => page.NextCursor,
        InstancePage page => page.NextCursor,
        _ => null,
    };
}
