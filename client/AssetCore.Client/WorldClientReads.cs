using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client;

/// <summary>
/// The reads of a world by name, at present or as it was. A page's <c>NextCursor</c> asks for the next; limits are 1 to
/// <see cref="ReadLimits.PageMax"/>. All throw <see cref="AnswerLostException"/> if no attempt brought an answer.
/// </summary>
public static partial class WorldClientReads
{
    /// <summary>One container.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<ContainerView>> GetContainerAsync(
        this IWorldReader world, ContainerId id, CancellationToken cancellation = default) =>
        AskAsync<ContainerView>(world, new WorldQuery.Container(id), cancellation);

    /// <summary>A page of all containers, by id.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="owner">Only those of this owner; null for all.</param>
    /// <param name="kind">Only those of this kind; null for all.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<ContainerPage>> ListContainersAsync(
        this IWorldReader world,
        uint? owner = null,
        ContainerType? kind = null,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<ContainerPage>(world, new WorldQuery.Containers(owner, kind, cursor, limit), cancellation);

    /// <summary>A page of what a container holds.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<ContentsView>> GetContentsAsync(
        this IWorldReader world,
        ContainerId id,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<ContentsView>(world, new WorldQuery.Contents(id, cursor, limit), cancellation);

    /// <summary>A page of the balances of a container, or of the sums of a grid's stacks.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<BalancePage>> ListBalancesAsync(
        this IWorldReader world,
        ContainerId id,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<BalancePage>(world, new WorldQuery.Balances(id, cursor, limit), cancellation);

    /// <summary>A page of the occupied slots of a container.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<ContentsView.Slots>> ListSlotsAsync(
        this IWorldReader world,
        ContainerId id,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<ContentsView.Slots>(world, new WorldQuery.Slots(id, cursor, limit), cancellation);

    /// <summary>A page of what stands on a grid, by anchor.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="region">Only what overlaps this rectangle; null for all.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<GridCellsView>> ListGridCellsAsync(
        this IWorldReader world,
        ContainerId id,
        GridRegion? region = null,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<GridCellsView>(world, new WorldQuery.GridCells(id, region, cursor, limit), cancellation);

    /// <summary>A page of all classes, by id.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<ClassPage>> ListClassesAsync(
        this IWorldReader world,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<ClassPage>(world, new WorldQuery.Classes(cursor, limit), cancellation);

    /// <summary>One class.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<ClassView>> GetClassAsync(
        this IWorldReader world, ClassId id, CancellationToken cancellation = default) =>
        AskAsync<ClassView>(world, new WorldQuery.Class(id), cancellation);

    /// <summary>A page of the shapes of a class, by key, null first.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Items at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<ShapePage>> ListClassShapesAsync(
        this IWorldReader world,
        ClassId id,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        AskAsync<ShapePage>(world, new WorldQuery.ClassShapes(id, cursor, limit), cancellation);

    /// <summary>One instance.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<InstanceView>> GetInstanceAsync(
        this IWorldReader world, InstanceId id, CancellationToken cancellation = default) =>
        AskAsync<InstanceView>(world, new WorldQuery.Instance(id), cancellation);

    /// <summary>How far the projection is behind the log, of which it asks the log itself.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<FreshnessView>> GetFreshnessAsync(
        this IWorldReader world, CancellationToken cancellation = default) =>
        AskAsync<FreshnessView>(world, new WorldQuery.FreshnessOnly(), cancellation);

    /// <summary>A page of commits, in order of sequence.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="fromWorldSeq">The first commit whose end is at or above this; 0 and 1 mean the beginning.</param>
    /// <param name="inContainer">Only commits that changed this container or what it holds; null for all.</param>
    /// <param name="limit">Commits at most, 1 to 100.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<CommitPage>> ListCommitsAsync(
        this IWorldReader world,
        WorldSeq fromWorldSeq = default,
        ContainerId? inContainer = null,
        int limit = ReadLimits.HistoryDefault,
        CancellationToken cancellation = default) =>
        AskAsync<CommitPage>(world, new WorldQuery.Commits(fromWorldSeq, inContainer, limit), cancellation);

    /// <summary>One commit with its events.</summary>
    /// <param name="world">The world, or the world as it was.</param>
    /// <param name="id">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<ReadOutcome<CommitView>> GetCommitAsync(
        this IWorldReader world, CommitId id, CancellationToken cancellation = default) =>
        AskAsync<CommitView>(world, new WorldQuery.Commit(id), cancellation);

    private static async Task<ReadOutcome<T>> AskAsync<T>(
        IWorldReader world, WorldQuery query, CancellationToken cancellation)
        where T : QueryAnswer
    {
        var outcome = await world.QueryAsync(query, cancellation).ConfigureAwait(false);
        return new ReadOutcome<T>((T?)outcome.Answer, outcome.Rejection);
    }
}
