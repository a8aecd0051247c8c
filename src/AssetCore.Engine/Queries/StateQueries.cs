using AssetCore.Engine.State;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>
/// Answers questions from a state. Touches at most <see cref="ItemsMax"/> items per call and goes on by key.
/// </summary>
public static class StateQueries
{
    /// <summary>
    /// Items that one call may touch, so that a reader never holds a side of a replica for long. A page may therefore
    /// hold fewer items than its limit, or none, and still say that there are more.
    /// </summary>
    public const int ItemsMax = 1_000;

    /// <summary>
    /// Answers every query but <see cref="WorldQuery.Commits"/>, <see cref="WorldQuery.Commit"/> and
    /// <see cref="WorldQuery.Follow"/>; freshness is the caller's.
    /// </summary>
    /// <exception cref="ArgumentException">The query is one that only the log answers.</exception>
    public static QueryOutcome Execute(WorldState state, WorldQuery query) => query switch
    {
        WorldQuery.Containers containers => ContainerQueries.List(state, containers),
        WorldQuery.Container container => ContainerQueries.One(state, container),
        WorldQuery.Contents contents => ContentsQueries.Execute(state, contents),
        WorldQuery.Balances balances => BalanceQueries.List(state, balances),
        WorldQuery.Slots slots => SlotQueries.List(state, slots),
        WorldQuery.GridCells cells => GridQueries.List(state, cells),
        WorldQuery.Classes classes => ClassQueries.List(state, classes),
        WorldQuery.Class one => ClassQueries.One(state, one),
        WorldQuery.ClassShapes shapes => ClassQueries.ListShapes(state, shapes),
        WorldQuery.ClassExtents extents => ClassQueries.ListExtents(state, extents),
        WorldQuery.ClassStats stats => ClassStatsQueries.One(state, stats),
        WorldQuery.Instance instance => InstanceQueries.One(state, instance),
        WorldQuery.Overlaps overlaps => OverlapQueries.List(state, overlaps),
        WorldQuery.GridFree free => GridFreeQueries.One(state, free),
        WorldQuery.Children children => InstanceQueries.ListChildren(state, children),
        WorldQuery.Holds holds => HoldQueries.List(state, holds),
        WorldQuery.Hold hold => HoldQueries.One(state, hold),
        WorldQuery.FreshnessOnly => QueryOutcome.Answered(new FreshnessView()),
        _ => throw new ArgumentException(
            $"{query.GetType().Name} is answered from the log, not from a state.", nameof(query)),
    };
}
