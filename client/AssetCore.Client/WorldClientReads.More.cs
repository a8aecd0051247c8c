using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client;

/// <content>Holds, owners, attachments, extents, statistics, and what is where on grids, lines and planes.</content>
public static partial class WorldClientReads
{
    /// <summary>A page of the containers of one owner, by id.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="owner">Whose.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<ContainerPage>> ListContainersOfAsync(
        this IWorldReader world,
        uint owner,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        world.ListContainersAsync(owner, null, cursor, limit, cancellation);

    /// <summary>A page of the open holds, by id.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="inContainer">Only those on balances of this container; null for all.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<HoldPage>> ListHoldsAsync(
        this IWorldReader world,
        ContainerId? inContainer = null,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<HoldPage>(world, new WorldQuery.Holds(inContainer, cursor, limit), cancellation);

    /// <summary>One open hold; those that have ended are not found.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<HoldView>> GetHoldAsync(
        this IWorldReader world, HoldId id, CancellationToken cancellation = default) =>
        AskAsync<HoldView>(world, new WorldQuery.Hold(id), cancellation);

    /// <summary>A page of the instances attached to one, by number.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="parent">The parent.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<InstancePage>> ListChildrenAsync(
        this IWorldReader world,
        InstanceId parent,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<InstancePage>(world, new WorldQuery.Children(parent, cursor, limit), cancellation);

    /// <summary>A page of the extents of a class, by key, null first.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<ExtentPage>> ListClassExtentsAsync(
        this IWorldReader world,
        ClassId id,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<ExtentPage>(world, new WorldQuery.ClassExtents(id, cursor, limit), cancellation);

    /// <summary>How much there is of a class.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<ClassStatsView>> GetClassStatsAsync(
        this IWorldReader world, ClassId id, CancellationToken cancellation = default) =>
        AskAsync<ClassStatsView>(world, new WorldQuery.ClassStats(id), cancellation);

    /// <summary>The lowest anchor of a grid where something of a class fits unturned.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="classId">The class.</param>
    /// <param name="key">The variant of the class, or null.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<GridFreeView>> FindFreeCellAsync(
        this IWorldReader world,
        ContainerId grid,
        ClassId classId,
        uint? key = null,
        CancellationToken cancellation = default) =>
        AskAsync<GridFreeView>(world, new WorldQuery.GridFree(grid, classId, key), cancellation);

    /// <summary>What overlaps an outline on a line or a plane; outlines that only touch do not.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="container">The line or plane.</param>
    /// <param name="probe">The outline, of the container's form.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<OverlapsView>> FindOverlapsAsync(
        this IWorldReader world,
        ContainerId container,
        OverlapProbe probe,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<OverlapsView>(world, new WorldQuery.Overlaps(container, probe, cursor, limit), cancellation);
}
