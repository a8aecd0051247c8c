using System.Collections.Immutable;
using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Recovery;
using AssetCore.Recovery.Forking;
using AssetCore.Worlds;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// The index of worlds: world 0, with the same journal as every other world. A world exists if and only if its own log
/// has a genesis, and is as that log says; the index reserves its number before, and copies its state after. Not
/// reentrant; only lists and the feed of changes, which tell what is durable, are answered while a world is awaited.
/// </summary>
[PreferLocalPlacement, GrainType("assetcore.index")]
internal sealed partial class WorldIndexGrain : IGrainBase, IWorldIndexGrain, IAsyncDisposable
{
    private static readonly CreateCall s_index = new(WorldId.Index, null, "the index of worlds");

    private readonly IGrainFactory _grains;
    private readonly WorldJournal _journal;
    private readonly ChangeFeed _feed;
    private readonly ILogger<WorldIndexGrain> _logger;
    private Task<Rejection?>? _opening;

    // The batch on its way into the log, or the last one: while it runs, the state is ahead of what is durable.
    private Task<Rejection?> _writing = Task.FromResult<Rejection?>(null);

    public WorldIndexGrain(
        IGrainContext context, IGrainFactory grains, JournalServices services, ILogger<WorldIndexGrain> logger)
    {
        GrainContext = context;
        _grains = grains;
        _journal = new WorldJournal(WorldId.Index, services);
        _feed = new ChangeFeed(services.Store);
        _logger = logger;
    }

    /// <inheritdoc />
    public IGrainContext GrainContext { get; }

    /// <inheritdoc />
    public async Task<WorldReply> CreateAsync(CreateCall create)
    {
        if (!create.World.IsUserWorld) return Refused(Refusals.NotAUserWorld(create.World));
        if (WorldCallRules.FaultOf(create) is { } fault) return Refused(fault);
        if (await ReserveAsync(create) is { } refusal) return Ended(Refused(refusal));

        // What was reserved counts, not what a repetition says: the first call may have got as far as the genesis.
        var reserved = create with { DisplayName = _journal.State.GetWorldIndex(create.World)!.DisplayName };
        var made = await AskAsync(create.World, world => world.CreateAsync(reserved));
        var reply = Ended(await CopyAsync(made, create.Reason));

        // An index that was lost hears of it now: a number is never used again.
        return reply.World is { Lifecycle: WorldLifecycle.Deleted }
            ? Refused(Refusals.NamespaceAlreadyExists(create.World))
            : reply;
    }

    /// <inheritdoc />
    public async Task<WorldReply> ForkAsync(ForkCall fork)
    {
        if (!fork.World.IsUserWorld) return Refused(Refusals.NotAUserWorld(fork.World));
        if (WorldCallRules.FaultOf(fork) is { } fault) return Refused(fault);
        if (await ReserveAsync(fork) is { } refusal) return Ended(Refused(refusal));

        // What was reserved counts, not what a repetition says.
        var row = _journal.State.GetWorldIndex(fork.World)!;
        var reserved = fork with { At = row.Lineage!.WorldSeq, DisplayName = row.DisplayName };
        var made = await AskAsync(fork.World, world => world.ForkAsync(reserved));
        if (made.Rejection is not { } refused || !IsForGood(refused))
            return Ended(await CopyAsync(made, fork.Reason));
        return Ended(Refused(await GiveWayAsync(fork.World, row, refused) ?? refused));
    }

    /// <inheritdoc />
    public async Task<WorldReply> PurgeAsync(PurgeCall purge)
    {
        if (WorldCallRules.FaultOf(purge) is { } fault) return Refused(fault);
        if (await OpenAsync() is { } refusal) return Ended(Refused(refusal));
        if (_journal.State.GetWorldIndex(purge.World) is not { } row || !purge.World.IsUserWorld)
            return Refused(Refusals.NamespaceNotFound(purge.World));
        if (row.Lifecycle != WorldLifecycle.Deleted) return Refused(Refusals.NotDeleted(purge.World));
        if (WorldIndexQueries.ForksOf(_journal.State, purge.World) is { IsEmpty: false } forks)
            return Refused(Refusals.LeanedOn(purge.World, forks));

        // On record before a byte goes: whoever finds half of a world knows why.
        var marked = await RunAsync(new DirectiveRun((state, timeMs) =>
        {
            if (state.GetWorldIndex(purge.World) is not { IsPurged: false } present) return [];
            var gone = present with { IsPurged = true, ChangedTimeMs = timeMs };
            return Set(purge.World, gone, purge.Reason, state, timeMs);
        }));
        if (marked is not null) return Ended(Refused(marked));
        var purged = await AskAsync(purge.World, world => world.PurgeAsync(purge));
        var left = WorldIndexQueries.ItemOf(purge.World, _journal.State.GetWorldIndex(purge.World)!);
        return Ended(purged.Rejection is { } unfinished ? Refused(unfinished) : new WorldReply(left, null));
    }

    /// <inheritdoc />
    public async Task<WorldReply> ChangeAsync(ChangeCall change)
    {
        if (!change.World.IsUserWorld) return Refused(Refusals.NamespaceNotFound(change.World));
        if (WorldCallRules.FaultOf(change) is { } fault) return Refused(fault);
        if (await OpenAsync() is { } refusal) return Ended(Refused(refusal));
        if (_journal.State.GetWorldIndex(change.World) is { Lifecycle: WorldLifecycle.Deleted })
            return Refused(Refusals.NamespaceNotFound(change.World));
        var changed = await AskAsync(change.World, world => world.ChangeAsync(change));
        var reply = Ended(await CopyAsync(changed, change.Reason));

        // Deleted by an earlier call that did not come as far as the index: it has now, and nothing else is left.
        return reply.World is { Lifecycle: WorldLifecycle.Deleted } && change.Lifecycle != WorldLifecycle.Deleted
            ? Refused(Refusals.NamespaceNotFound(change.World))
            : reply;
    }

    /// <inheritdoc />
    public async Task<WorldListReply> ListAsync(WorldListCall list)
    {
        var refusal = await WaitUntilDurableAsync();
        if (_journal.HasEnded) this.DeactivateOnIdle();
        if (refusal is not null) return new WorldListReply(null, refusal);
        var page = WorldIndexQueries.List(
            _journal.State,
            list.Only,
            list.Lifecycle,
            list.WriteMode,
            list.IncludeDeleted,
            list.Cursor,
            list.Limit,
            out var fault);
        return new WorldListReply(page, fault);
    }

    /// <inheritdoc />
    public Task<WorldChangesReply> ListChangesAsync(WorldSeq from, int limit) => _feed.ReadAsync(from, limit);

    /// <inheritdoc />
    public async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) =>
        await _journal.DisposeAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    // The journal is opened by one call at a time, lists among them.
    private Task<Rejection?> OpenAsync()
    {
        if (_opening is not { IsCompleted: false }) _opening = _journal.OpenAsync();
        return _opening;
    }

    private Task<Rejection?> RunAsync(BatchWork work) => _writing = _journal.RunAsync(work);

    /// <summary>
    /// Waits until the state is open and durable; it stays so until the caller awaits something. Otherwise tells why
    /// not.
    /// </summary>
    private async Task<Rejection?> WaitUntilDurableAsync()
    {
        while (true)
        {
            await _writing;
            if (await OpenAsync() is { } refusal) return refusal;

            // Something may have been written, or the journal may have ended, before this turn came.
            if (_writing.IsCompleted && !_journal.HasEnded) return null;
        }
    }

    private async Task<Rejection?> ReserveAsync(CreateCall create)
    {
        if (await OpenAsync() is { } refusal) return refusal;
        var row = _journal.State.GetWorldIndex(create.World);
        if (row is { Lifecycle: not WorldLifecycle.Creating } or { Lineage: not null })
            return Refusals.NamespaceAlreadyExists(create.World);
        if (row is not null) return null;
        return await RunAsync(new DirectiveRun((state, timeMs) =>
        {
            var reserved = new WorldIndexRow(
                WorldLifecycle.Creating, create.DisplayName, timeMs, default, timeMs);
            return Set(create.World, reserved, create.Reason, state, timeMs);
        }));
    }

    private async Task<Rejection?> ReserveAsync(ForkCall fork)
    {
        if (await OpenAsync() is { } refusal) return refusal;
        if (_journal.State.GetWorldIndex(fork.World) is { } row)
        {
            return row.Lifecycle == WorldLifecycle.Creating && row.Lineage?.Source == fork.Source
                ? null
                : Refusals.NamespaceAlreadyExists(fork.World);
        }

        if (_journal.State.GetWorldIndex(fork.Source) is not
            { Lifecycle: WorldLifecycle.Provisioned or WorldLifecycle.Disabled } source)
            return Refusals.NamespaceNotFound(fork.Source);
        var count = WorldIndexQueries.CountLineage(_journal.State, fork.Source, PastState.LineageMax);
        if (count >= PastState.LineageMax)
            return Refusals.LineageTooLong(new LineageTooLongException(fork.Source, count));
        var (head, unknown) = await AskForHeadAsync(fork.Source);
        if (unknown is not null) return unknown;
        if (fork.At is { } at && at > head) return Refusals.BeyondHead(fork.Source, "at_world_seq", at, head);
        var lineage = new WorldLineage(fork.Source, fork.At ?? head);
        return await RunAsync(new DirectiveRun((state, timeMs) =>
        {
            var name = fork.DisplayName ?? source.DisplayName;
            var reserved = new WorldIndexRow(WorldLifecycle.Creating, name, timeMs, default, timeMs, lineage);
            return Set(fork.World, reserved, fork.Reason, state, timeMs);
        }));
    }

    // No repetition would do better: the source has no such history (any more), or the number is that of another world.
    private static bool IsForGood(Rejection refusal) => refusal.Code
        is ErrorCode.NamespaceNotFound
        or ErrorCode.NamespaceAlreadyExists
        or ErrorCode.HistoryGone
        or ErrorCode.MalformedRequest;

    /// <summary>
    /// Removes the reservation of a fork that will never be made, so that it neither keeps its number nor holds its
    /// source. Whatever stands under the number tells of itself: whoever creates it hears what it is.
    /// </summary>
    private Task<Rejection?> GiveWayAsync(WorldId fork, WorldIndexRow reserved, Rejection refused)
    {
        LogForkGaveWay(fork.Value, reserved.Lineage!.Source.Value, refused.Detail);
        return RunAsync(new DirectiveRun((state, _) => state.GetWorldIndex(fork) == reserved
            ? [new WorldDirective.SetIndex(fork, null) { Reason = "this fork cannot be made" }]
            : []));
    }

    private async Task<(WorldSeq Head, Rejection? Refusal)> AskForHeadAsync(WorldId world)
    {
        try
        {
            var reply = await _grains.GetGrain<IWorldGrain>(world.Value).StatusAsync();
            return (reply.Status?.Head ?? WorldSeq.None, reply.Rejection);
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            LogNoAnswer(world.Value, fault.Message);
            return (WorldSeq.None, Refusals.WorldUnreachable(world, fault.Message));
        }
    }

    private async Task<WorldReply> AskAsync(WorldId world, Func<IWorldGrain, Task<WorldReply>> ask)
    {
        try
        {
            return await ask(_grains.GetGrain<IWorldGrain>(world.Value));
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            LogNoAnswer(world.Value, fault.Message);
            return Refused(Refusals.WorldUnreachable(world, fault.Message));
        }
    }

    /// <summary>Makes the index say what the world says of itself, if it does not yet.</summary>
    private async Task<WorldReply> CopyAsync(WorldReply reply, string reason)
    {
        if (reply.World is not { } world) return reply;
        var row = new WorldIndexRow(
            world.Lifecycle,
            world.DisplayName,
            world.CreatedTimeMs,
            world.Operational,
            world.ChangedTimeMs,
            world.Lineage);
        var refusal = await RunAsync(new DirectiveRun((state, timeMs) =>
            state.GetWorldIndex(world.NamespaceId) == row
                ? []
                : Set(world.NamespaceId, row, reason, state, timeMs)));
        return refusal is null ? reply : Refused(refusal);
    }

    private static ImmutableArray<WorldDirective> Set(
        WorldId world, WorldIndexRow row, string reason, WorldState state, long timeMs)
    {
        var set = new WorldDirective.SetIndex(world, row) { Reason = reason };
        return state.World is null ? [Genesis.Row(s_index, timeMs), set] : [set];
    }

    private WorldReply Ended(WorldReply reply)
    {
        if (_journal.HasEnded) this.DeactivateOnIdle();
        return reply;
    }

    private static WorldReply Refused(Rejection rejection) => new(null, rejection);

    [LoggerMessage(1130, LogLevel.Warning, "World {World} did not answer the index of worlds: {Reason}")]
    private partial void LogNoAnswer(long world, string reason);

    [LoggerMessage(1131, LogLevel.Warning, "World {World} cannot be forked from {Source} and is free again: {Reason}")]
    private partial void LogForkGaveWay(long world, long source, string reason);
}
