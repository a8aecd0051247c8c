using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>Which query an answer belongs to: what the reader of its JSON has to know.</summary>
internal static class AnswerTags
{
    /// <summary>The tag of an answer.</summary>
    public static QueryTag Of(QueryAnswer answer) => answer switch
    {
        ContainerPage => QueryTag.Containers,
        ContainerView => QueryTag.Container,
        ContentsView => QueryTag.Contents,
        BalancePage => QueryTag.Balances,
        GridCellsView => QueryTag.GridCells,
        ClassPage => QueryTag.Classes,
        ClassView => QueryTag.Class,
        ShapePage => QueryTag.ClassShapes,
        InstanceView => QueryTag.Instance,
        FreshnessView => QueryTag.FreshnessOnly,
        CommitPage => QueryTag.Commits,
        CommitView => QueryTag.Commit,
        OverlapsView => QueryTag.Overlaps,
        GridFreeView => QueryTag.GridFree,
        ExtentPage => QueryTag.ClassExtents,
        ClassStatsView => QueryTag.ClassStats,
        InstancePage => QueryTag.Children,
        HoldPage => QueryTag.Holds,
        HoldView => QueryTag.Hold,
        FollowPage => QueryTag.Follow,
        _ => throw new ArgumentException($"{answer.GetType().Name} has no encoding.", nameof(answer)),
    };

    /// <summary>A query of that kind, of which only the kind has a meaning; null if there is none.</summary>
    public static WorldQuery? QueryOf(QueryTag tag) => tag switch
    {
        QueryTag.Containers => new WorldQuery.Containers(null, null, null, 1),
        QueryTag.Container => new WorldQuery.Container(default),
        QueryTag.Contents => new WorldQuery.Contents(default, null, 1),
        QueryTag.Balances => new WorldQuery.Balances(default, null, 1),
        QueryTag.GridCells => new WorldQuery.GridCells(default, null, null, 1),
        QueryTag.Classes => new WorldQuery.Classes(null, 1),
        QueryTag.Class => new WorldQuery.Class(default),
        QueryTag.ClassShapes => new WorldQuery.ClassShapes(default, null, 1),
        QueryTag.Instance => new WorldQuery.Instance(default),
        QueryTag.FreshnessOnly => new WorldQuery.FreshnessOnly(),
        QueryTag.Commits => new WorldQuery.Commits(WorldSeq.None, null, 1),
        QueryTag.Commit => new WorldQuery.Commit(default),
        QueryTag.Overlaps => new WorldQuery.Overlaps(default, new OverlapProbe.Span(0, 1), null, 1),
        QueryTag.GridFree => new WorldQuery.GridFree(default, default, null),
        QueryTag.ClassExtents => new WorldQuery.ClassExtents(default, null, 1),
        QueryTag.ClassStats => new WorldQuery.ClassStats(default),
        QueryTag.Children => new WorldQuery.Children(default, null, 1),
        QueryTag.Holds => new WorldQuery.Holds(null, null, 1),
        QueryTag.Hold => new WorldQuery.Hold(default),
        QueryTag.Follow => new WorldQuery.Follow(WorldSeq.None, 1),
        _ => null,
    };
}
