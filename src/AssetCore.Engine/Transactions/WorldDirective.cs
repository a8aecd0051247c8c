using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Transactions;

/// <summary>A change that a world makes itself; the commit carries <c>origin</c> <c>{"source":"world"}</c>.</summary>
public abstract record WorldDirective
{
    private WorldDirective()
    {
    }

    /// <summary>Why, for the record; stands in the commit's metadata as <c>{"reason":"..."}</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The world's own row becomes this one: its genesis when there was none.</summary>
    /// <param name="Row">The row.</param>
    public sealed record SetWorld(WorldRow Row) : WorldDirective;

    /// <summary>A row of the index of worlds becomes this one; in world 0 only.</summary>
    /// <param name="World">Which.</param>
    /// <param name="Row">The row; null to remove the one that is there.</param>
    public sealed record SetIndex(WorldId World, WorldIndexRow? Row) : WorldDirective;

    /// <summary>Nothing changes; that something was done to the world is on record.</summary>
    public sealed record Note : WorldDirective;
}
