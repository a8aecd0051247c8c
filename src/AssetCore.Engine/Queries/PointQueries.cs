using AssetCore.Engine.State;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>
/// Answers the queries whose answer costs next to nothing whatever the world holds, so that whoever is asked can give
/// it on the spot. Everything else is <see cref="StateQueries"/>', and the answers are the same.
/// </summary>
public static class PointQueries
{
    /// <summary>
    /// Rows that such an answer touches at most. To sort so many takes some microseconds, and an account seldom has
    /// balances of more classes.
    /// </summary>
    public const int RowsMax = 32;

    /// <summary>Answers a query about one thing; freshness is the caller's.</summary>
    /// <returns>The outcome; null if the query is not about one thing, or that has too many rows.</returns>
    public static QueryOutcome? TryExecute(WorldState state, WorldQuery query) => query switch
    {
        WorldQuery.Balances balances => BalanceQueries.ListFew(state, balances, RowsMax),
        WorldQuery.Container container => ContainerQueries.One(state, container),
        WorldQuery.Instance instance => InstanceQueries.One(state, instance),
        WorldQuery.Class one => ClassQueries.One(state, one),
        WorldQuery.ClassStats stats => ClassStatsQueries.One(state, stats),
        WorldQuery.Hold hold => HoldQueries.One(state, hold),
        _ => null,
    };
}
