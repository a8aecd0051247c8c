using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Reads;
using Microsoft.Extensions.Logging;

namespace AssetCore.Http.Gateway;

/// <summary>The worlds behind their grains. Translates what a cluster may throw at a caller, once, here.</summary>
/// <param name="grains">The cluster, or the silo in this process.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The logger.</param>
internal sealed partial class GrainWorldGateway(
    IGrainFactory grains, TimeProvider time, ILogger<GrainWorldGateway> logger) : IWorldGateway
{
    /// <summary>When to try again after a lost call: long enough for a world to be activated elsewhere.</summary>
    private const long RetryAfterMs = 1_000;

    private readonly WorldDoors _doors = new(grains, time);

    /// <inheritdoc />
    public async Task<ImmutableArray<CommitOutcome>> CommitAsync(WorldId world, ImmutableArray<PreparedCommit> commits)
    {
        try
        {
            var replies = await _doors.Of(world).Gateway.CommitAsync(new CommitCalls(commits));
            return replies.Outcomes;
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            var lost = Lost(ErrorCode.OutcomeUnknown, world, "commit", fault);
            return ImmutableArray.CreateRange(commits, _ => CommitOutcome.Refused(lost));
        }
    }

    /// <inheritdoc />
    public async Task<CommitOutcome> CommitAsync(WorldId world, PreparedCommit commit)
    {
        try
        {
            return await _doors.Of(world).CommitAsync(commit);
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            return CommitOutcome.Refused(Lost(ErrorCode.OutcomeUnknown, world, "commit", fault));
        }
    }

    /// <inheritdoc />
    public async Task<CommitOutcome> ReverseAsync(WorldId world, ReverseCall call)
    {
        try
        {
            var gateway = _doors.Of(world).Gateway;
            return (await gateway.ReverseAsync(call)).Outcomes[0];
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            return CommitOutcome.Refused(Lost(ErrorCode.OutcomeUnknown, world, "reversal", fault));
        }
    }

    /// <inheritdoc />
    public async Task<PreflightOutcome> PreflightAsync(WorldId world, PreparedCommit commit)
    {
        try
        {
            var reply = await _doors.Of(world).Gateway.PreflightAsync(new CommitCalls(
                [commit]));
            return reply.Outcome;
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            return new PreflightOutcome(null, null, Lost(ErrorCode.Recovering, world, "preflight", fault));
        }
    }

    /// <inheritdoc />
    public async Task<SubjectErasureReply> EraseSubjectAsync(WorldId world, EraseSubjectCall erase)
    {
        try
        {
            return await _doors.Of(world).Gateway.EraseSubjectAsync(erase);
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            return new SubjectErasureReply(null, Lost(ErrorCode.OutcomeUnknown, world, "erasure", fault));
        }
    }

    /// <inheritdoc />
    public async Task<QueryOutcome> QueryAsync(WorldId world, QueryCall query)
    {
        try
        {
            return (await grains.GetGrain<IProjectionGrain>(world.Value).QueryAsync(query)).Outcome;
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            return QueryOutcome.Refused(Lost(ErrorCode.Recovering, world, "read", fault));
        }
    }

    /// <inheritdoc />
    public Task<WorldReply> CreateAsync(CreateCall create) =>
        AskIndexAsync(index => index.CreateAsync(create), create.World, "creation");

    /// <inheritdoc />
    public Task<WorldReply> ForkAsync(ForkCall fork) =>
        AskIndexAsync(index => index.ForkAsync(fork), fork.World, "fork");

    /// <inheritdoc />
    public Task<WorldReply> PurgeAsync(PurgeCall purge) =>
        AskIndexAsync(index => index.PurgeAsync(purge), purge.World, "purge");

    /// <inheritdoc />
    public Task<WorldReply> ChangeAsync(ChangeCall change) =>
        AskIndexAsync(index => index.ChangeAsync(change), change.World, "change");

    /// <inheritdoc />
    public async Task<CheckpointReply> CheckpointAsync(WorldId world)
    {
        try
        {
            return await grains.GetGrain<IWorldGrain>(world.Value).CheckpointAsync();
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            return new CheckpointReply(null, Lost(ErrorCode.Recovering, world, "checkpoint", fault));
        }
    }

    /// <inheritdoc />
    public async Task<WorldStatusReply> StatusAsync(WorldId world)
    {
        try
        {
            return await grains.GetGrain<IWorldGrain>(world.Value).StatusAsync();
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            return new WorldStatusReply(null, Lost(ErrorCode.Recovering, world, "status", fault));
        }
    }

    /// <inheritdoc />
    public async Task<WorldListReply> ListAsync(WorldListCall list)
    {
        try
        {
            return await Index.ListAsync(list);
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            return new WorldListReply(null, Lost(ErrorCode.Recovering, WorldId.Index, "list", fault));
        }
    }

    /// <inheritdoc />
    public async Task<WorldChangesReply> ListChangesAsync(WorldSeq from, int limit)
    {
        try
        {
            return await Index.ListChangesAsync(from, limit);
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            return new WorldChangesReply(null, Lost(ErrorCode.Recovering, WorldId.Index, "feed", fault));
        }
    }

    private async Task<WorldReply> AskIndexAsync(
        Func<IWorldIndexGrain, Task<WorldReply>> ask, WorldId world, string call)
    {
        try
        {
            return await ask(Index);
        }
        catch (Exception fault) when (IsLostCall(fault))
        {
            return new WorldReply(null, Lost(ErrorCode.OutcomeUnknown, world, call, fault));
        }
    }

    private IWorldIndexGrain Index => grains.GetGrain<IWorldIndexGrain>(WorldId.Index.Value);

    // Orleans reports a lost call as a time-out, and a silo that leaves as one of its own exceptions.
    private static bool IsLostCall(Exception fault) => fault is TimeoutException or OrleansException;

    private Rejection Lost(ErrorCode code, WorldId world, string call, Exception fault)
    {
        LogLost(fault, call, world);
        return new Rejection(
            code, $"The {call} of namespace {world} was not answered in time.", null, [], RetryAfterMs);
    }

    [LoggerMessage(3101, LogLevel.Warning, "A {Call} call to world {World} was lost.")]
    private partial void LogLost(Exception fault, string call, WorldId world);
}
