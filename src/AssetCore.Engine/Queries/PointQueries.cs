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

    /// <summary>Answers a query about one thing.</summary>
    /// <param name="state">The state.</param>
    /// <param name="query">The query.</param>
    /// <param name="freshness">What the answer says of how fresh it is.</param>
    /// <returns>The outcome; null if the query is not about one thing, or that has too many rows.</returns>
    public static QueryOutcome? TryExecute(WorldState state, WorldQuery query, Freshness freshness) => query switch
    {
        // Asked for most: it is made with its freshness, where the others are made and then copied with it.
        WorldQuery.Balances balances => BalanceQueries.ListFew(state, balances, RowsMax, freshness),
        WorldQuery.Container container => With(ContainerQueries.One(state, container), freshness),
        WorldQuery.Instance instance => With(InstanceQueries.One(state, instance), freshness),
        WorldQuery.Class one => With(ClassQueries.One(state, one), freshness),
        WorldQuery.ClassStats stats => With(ClassStatsQueries.One(state, stats), freshness),
        WorldQuery.Hold hold => With(HoldQueries.One(state, hold), freshness),
        _ => null,
    };

    private static QueryOutcome With(QueryOutcome outcome, Freshness freshness) =>
        outcome.Answer is { } answer ? QueryOutcome.Answered(answer with { Freshness = freshness }) : outcome;
}
