using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>
/// A question to one world's state, answered by a replica. <c>Cursor</c> is the opaque <c>next_cursor</c> of the page
/// before, null for the first; <c>Limit</c> is 1 to <see cref="ReadLimits.PageMax"/>.
/// </summary>
public abstract record WorldQuery
{
    private WorldQuery()
    {
    }

    /// <summary>All containers, by id; answers <see cref="ContainerPage"/>.</summary>
    /// <param name="Owner">Only those of this owner; null for all.</param>
    /// <param name="Kind">Only those of this kind; null for all.</param>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record Containers(uint? Owner, ContainerType? Kind, string? Cursor, int Limit) : WorldQuery;

    /// <summary>One container; answers <see cref="ContainerView"/>.</summary>
    /// <param name="Id">Which.</param>
    public sealed record Container(ContainerId Id) : WorldQuery;

    /// <summary>What a container holds; answers <see cref="ContentsView"/>.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record Contents(ContainerId Id, string? Cursor, int Limit) : WorldQuery;

    /// <summary>
    /// The balances of a balance container, or the sums of a grid's stacks; answers <see cref="BalancePage"/>.
    /// </summary>
    /// <param name="Id">Which.</param>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record Balances(ContainerId Id, string? Cursor, int Limit) : WorldQuery;

    /// <summary>The occupied slots of a container; answers <see cref="ContentsView.Slots"/>.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record Slots(ContainerId Id, string? Cursor, int Limit) : WorldQuery;

    /// <summary>What stands on a grid, by anchor; answers <see cref="GridCellsView"/>.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Region">Only what overlaps this rectangle; null for all.</param>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record GridCells(ContainerId Id, GridRegion? Region, string? Cursor, int Limit) : WorldQuery;

    /// <summary>All classes, by id; answers <see cref="ClassPage"/>.</summary>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record Classes(string? Cursor, int Limit) : WorldQuery;

    /// <summary>One class; answers <see cref="ClassView"/>.</summary>
    /// <param name="Id">Which.</param>
    public sealed record Class(ClassId Id) : WorldQuery;

    /// <summary>The shapes of a class, by key, null first; answers <see cref="ShapePage"/>.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record ClassShapes(ClassId Id, string? Cursor, int Limit) : WorldQuery;

    /// <summary>One instance; answers <see cref="InstanceView"/>.</summary>
    /// <param name="Id">Which.</param>
    public sealed record Instance(InstanceId Id) : WorldQuery;

    /// <summary>Only how fresh the replica is; answers <see cref="FreshnessView"/>.</summary>
    public sealed record FreshnessOnly : WorldQuery;

    /// <summary>Commits in order of sequence, from the log; answers <see cref="CommitPage"/>.</summary>
    /// <param name="FromWorldSeq">The first commit whose end is at or above this; 0 and 1 mean the beginning.</param>
    /// <param name="InContainer">Only commits that changed this container or what it holds; null for all.</param>
    /// <param name="Limit">Commits at most, 1 to <see cref="ReadLimits.HistoryMax"/>.</param>
    public sealed record Commits(WorldSeq FromWorldSeq, ContainerId? InContainer, int Limit) : WorldQuery;

    /// <summary>One commit with its events, from the log; answers <see cref="CommitView"/>.</summary>
    /// <param name="Id">Which.</param>
    public sealed record Commit(CommitId Id) : WorldQuery;

    /// <summary>What overlaps an outline on a line or a plane, by number; answers <see cref="OverlapsView"/>.</summary>
    /// <param name="Id">The line or plane.</param>
    /// <param name="Probe">The outline, of the container's form.</param>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record Overlaps(ContainerId Id, OverlapProbe Probe, string? Cursor, int Limit) : WorldQuery;

    /// <summary>The lowest free anchor on a grid; answers <see cref="GridFreeView"/>.</summary>
    /// <param name="Id">The grid.</param>
    /// <param name="ClassId">The class to be placed.</param>
    /// <param name="Key">The variant, or null.</param>
    public sealed record GridFree(ContainerId Id, ClassId ClassId, uint? Key) : WorldQuery;

    /// <summary>The extents of a class, by key, null first; answers <see cref="ExtentPage"/>.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record ClassExtents(ClassId Id, string? Cursor, int Limit) : WorldQuery;

    /// <summary>How much there is of a class; answers <see cref="ClassStatsView"/>.</summary>
    /// <param name="Id">Which.</param>
    public sealed record ClassStats(ClassId Id) : WorldQuery;

    /// <summary>The instances attached to one, by number; answers <see cref="InstancePage"/>.</summary>
    /// <param name="Id">The parent.</param>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record Children(InstanceId Id, string? Cursor, int Limit) : WorldQuery;

    /// <summary>The open holds, by id; answers <see cref="HoldPage"/>.</summary>
    /// <param name="InContainer">Only those on balances of this container; null for all.</param>
    /// <param name="Cursor">Where to go on.</param>
    /// <param name="Limit">Items at most.</param>
    public sealed record Holds(ContainerId? InContainer, string? Cursor, int Limit) : WorldQuery;

    /// <summary>One open hold; answers <see cref="HoldView"/>.</summary>
    /// <param name="Id">Which.</param>
    public sealed record Hold(HoldId Id) : WorldQuery;

    /// <summary>
    /// Commits with their events from the log, in order of sequence; waits a bounded time if there is none yet; answers
    /// <see cref="FollowPage"/>.
    /// </summary>
    /// <param name="FromWorldSeq">The first commit whose end is at or above this; 0 and 1 mean the beginning.</param>
    /// <param name="Limit">Commits at most, 1 to <see cref="ReadLimits.HistoryMax"/>.</param>
    public sealed record Follow(WorldSeq FromWorldSeq, int Limit) : WorldQuery;
}
