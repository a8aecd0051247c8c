using AssetCore.Engine.State;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>Answers questions from a state. Touches at most <see cref="ItemsMax"/> items per call and goes on by key.</summary>
public static class StateQueries
{
    /// <summary>Items that one call may touch, so that a reader never holds a side of a replica for long.</summary>
    public const int ItemsMax = 1_000;

    /// <summary>Answers every query but <see cref="WorldQuery.Commits"/> and <see cref="WorldQuery.Commit"/>; freshness is the caller's.</summary>
    public static QueryOutcome Execute(WorldState state, WorldQuery query) => throw new NotImplementedException();
}
