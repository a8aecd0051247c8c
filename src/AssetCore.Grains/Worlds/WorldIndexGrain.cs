using AssetCore.Commits;
using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Worlds;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// The index of worlds: world 0, with the same journal as every other world. A world exists if and only if its own log
/// has a genesis; the index reserves its number before and confirms it after. Not reentrant.
/// </summary>
[PreferLocalPlacement, GrainType("assetcore.index")]
internal sealed partial class WorldIndexGrain : IGrainBase, IWorldIndexGrain, IAsyncDisposable
{
    private const string IndexReason = "the index of worlds";

    private readonly IGrainFactory _grains;
    private readonly WorldJournal _journal;
    private readonly ILogger<WorldIndexGrain> _logger;

    public WorldIndexGrain(
        IGrainContext context, IGrainFactory grains, JournalServices services, ILogger<WorldIndexGrain> logger)
    {
        GrainContext = context;
        _grains = grains;
        _journal = new WorldJournal(WorldId.Index, services);
        _logger = logger;
    }

    /// <inheritdoc />
    public IGrainContext GrainContext { get; }

    /// <inheritdoc />
    public async Task<CreateReply> CreateAsync(CreateCall create)
    {
        if (!create.World.IsUserWorld) return Refused(Refusals.NotAUserWorld(create.World));
        if (NameFault(create.DisplayName) is { } fault) return Refused(fault);
        var refusal = await ReserveAsync(create) ?? await MakeAsync(create) ?? await ConfirmAsync(create);
        if (_journal.HasEnded) this.DeactivateOnIdle();
        return refusal is null ? new CreateReply(Item(create.World), null) : Refused(refusal);
    }

    /// <inheritdoc />
    public async Task<WorldListReply> ListAsync(WorldListCall list)
    {
        var refusal = await _journal.OpenAsync();
        if (_journal.HasEnded) this.DeactivateOnIdle();
        if (refusal is not null) return new WorldListReply(null, refusal);
        var page = WorldIndexQueries.List(
            _journal.State, list.Only, list.Lifecycle, list.Cursor, list.Limit, out var fault);
        return new WorldListReply(page, fault);
    }

    /// <inheritdoc />
    public async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) =>
        await _journal.DisposeAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    private async Task<Rejection?> ReserveAsync(CreateCall create)
    {
        if (await _journal.OpenAsync() is { } refusal) return refusal;
        var row = _journal.State.GetWorldIndex(create.World);
        if (row is { Lifecycle: not WorldLifecycle.Creating }) return Refusals.NamespaceAlreadyExists(create.World);
        if (row is not null) return null;
        return await _journal.RunAsync(new DirectiveRun((state, timeMs) => Reservation(create, state, timeMs)));
    }

    private async Task<Rejection?> MakeAsync(CreateCall create)
    {
        // What was reserved counts, not what a repetition says: the first call may have got as far as the genesis.
        var reserved = create with { DisplayName = _journal.State.GetWorldIndex(create.World)!.DisplayName };
        try
        {
            return (await _grains.GetGrain<IWorldGrain>(create.World.Value).CreateAsync(reserved)).Rejection;
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            LogNotMade(create.World.Value, fault.Message);
            return Refusals.WorldUnreachable(create.World, fault.Message);
        }
    }

    private async Task<Rejection?> ConfirmAsync(CreateCall create) =>
        await _journal.RunAsync(new DirectiveRun((state, _) => Confirmation(create, state)));

    private static IReadOnlyList<WorldDirective> Reservation(CreateCall create, WorldState state, long timeMs)
    {
        var row = new WorldIndexRow(WorldLifecycle.Creating, create.DisplayName, timeMs);
        var reserve = new WorldDirective.SetIndex(create.World, row) { Reason = create.Reason };
        return state.World is null ? [Genesis.Row(null, IndexReason, timeMs), reserve] : [reserve];
    }

    private static IReadOnlyList<WorldDirective> Confirmation(CreateCall create, WorldState state)
    {
        if (state.GetWorldIndex(create.World) is not { Lifecycle: WorldLifecycle.Creating } row) return [];
        var confirmed = row with { Lifecycle = WorldLifecycle.Provisioned };
        return [new WorldDirective.SetIndex(create.World, confirmed) { Reason = create.Reason }];
    }

    private static Rejection? NameFault(string? name) =>
        name?.Length > CommitLimits.NameLengthMax
            ? new Rejection(
                ErrorCode.MalformedRequest,
                $"display_name has {name.Length} characters, {CommitLimits.NameLengthMax} are allowed")
            : null;

    private WorldItem Item(WorldId world)
    {
        var row = _journal.State.GetWorldIndex(world)!;
        return new WorldItem(world, row.Lifecycle, row.DisplayName, row.CreatedTimeMs);
    }

    private static CreateReply Refused(Rejection rejection) => new(null, rejection);

    [LoggerMessage(1130, LogLevel.Warning, "World {World} is reserved and not made yet: {Reason}")]
    private partial void LogNotMade(long world, string reason);
}
