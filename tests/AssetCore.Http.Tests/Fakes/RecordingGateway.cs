using System.Collections.Immutable;
using System.Globalization;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Gateway;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Subjects;
using AssetCore.Worlds;

namespace AssetCore.Http.Tests.Fakes;

/// <summary>Stands for the worlds: records what it is asked and answers what it was told to.</summary>
internal sealed class RecordingGateway : IWorldGateway
{
    private const long TimeMs = 1_700_000_000_000;

    public List<PreparedCommit> Commits { get; } = [];

    public List<ReverseRequest> Reversals { get; } = [];

    public List<bool> ReversalsMayChangeSchema { get; } = [];

    public List<(WorldId World, QueryCall Call)> Queries { get; } = [];

    public List<CreateCall> Creations { get; } = [];

    public List<ForkCall> Forks { get; } = [];

    public List<PurgeCall> Purges { get; } = [];

    public List<ChangeCall> Changes { get; } = [];

    public List<(WorldId World, EraseSubjectCall Call)> Erasures { get; } = [];

    public List<WorldListCall> Lists { get; } = [];

    /// <summary>The worlds of the index, by number.</summary>
    public List<WorldItem> Worlds { get; } = [World(1)];

    /// <summary>The feed of changes, by number.</summary>
    public List<WorldChange> Feed { get; } = [];

    public Func<PreparedCommit, CommitOutcome> OnCommit { get; set; } = Receipt;

    public Func<WorldQuery, Task<QueryOutcome>> OnQuery { get; set; } =
        _ => Task.FromResult(QueryOutcome.Answered(new FreshnessView { Freshness = Fresh }));

    /// <summary>What every question to and about worlds is refused with; null for answers.</summary>
    public Rejection? Refusing { get; set; }

    public static Freshness Fresh { get; } = new(new WorldId(1), new WorldSeq(7), new WorldSeq(7), 0, 0, 3);

    public static CommitOutcome Refusal(ErrorCode code) =>
        CommitOutcome.Refused(new Rejection(code, "It was told to refuse."));

    public static CommitOutcome Receipt(PreparedCommit commit) => CommitOutcome.Committed(new CommitReceipt(
        new WorldId(1), new CommitId(new WorldSeq(5), 0xABCD), new WorldSeq(5), new WorldSeq(6), [], TimeMs, false,
        commit.Request.IdempotencyKey, commit.Request.Metadata));

    public Task<ImmutableArray<CommitOutcome>> CommitAsync(WorldId world, ImmutableArray<PreparedCommit> commits)
    {
        Commits.AddRange(commits);
        return Task.FromResult(ImmutableArray.CreateRange(commits, OnCommit));
    }

    public Task<CommitOutcome> CommitAsync(WorldId world, PreparedCommit commit)
    {
        Commits.Add(commit);
        return Task.FromResult(OnCommit(commit));
    }

    public Task<CommitOutcome> ReverseAsync(WorldId world, ReverseCall call)
    {
        Reversals.Add(call.Request);
        ReversalsMayChangeSchema.Add(call.MayChangeSchema);
        var commit = PreparedCommit.Create(call.Request.ToCommit());
        return Task.FromResult(OnCommit(commit));
    }

    public Task<SubjectErasureReply> EraseSubjectAsync(WorldId world, EraseSubjectCall erase)
    {
        Erasures.Add((world, erase));
        return Task.FromResult(Refusing is null
            ? new SubjectErasureReply(new SubjectErasure(world, erase.Subject, new WorldSeq(9), TimeMs, false), null)
            : new SubjectErasureReply(null, Refusing));
    }

    public Task<PreflightOutcome> PreflightAsync(WorldId world, PreparedCommit commit)
    {
        Commits.Add(commit);
        var codes = commit.Request.Operations.Select(one => one.Code);
        return Task.FromResult(new PreflightOutcome(new PreflightReport(new WorldSeq(4), [.. codes], []), null, null));
    }

    public static WorldItem World(
        long number, WorldLifecycle lifecycle = WorldLifecycle.Provisioned, OperationalState state = default) =>
        new(new WorldId(number), lifecycle, null, TimeMs, state, TimeMs);

    public async Task<QueryOutcome> QueryAsync(WorldId world, QueryCall query)
    {
        lock (Queries) Queries.Add((world, query));
        return Refusing is null ? await OnQuery(query.Query) : QueryOutcome.Refused(Refusing);
    }

    public Task<WorldReply> CreateAsync(CreateCall create)
    {
        Creations.Add(create);
        return Reply(World(create.World.Value) with { DisplayName = create.DisplayName });
    }

    public Task<WorldReply> ForkAsync(ForkCall fork)
    {
        Forks.Add(fork);
        return Reply(World(fork.World.Value) with { Lineage = new WorldLineage(fork.Source, fork.At ?? new(7)) });
    }

    public Task<WorldReply> PurgeAsync(PurgeCall purge)
    {
        Purges.Add(purge);
        return Reply(World(purge.World.Value, WorldLifecycle.Deleted) with { IsPurged = true });
    }

    public Task<WorldReply> ChangeAsync(ChangeCall change)
    {
        Changes.Add(change);
        var state = new OperationalState(
            change.WriteMode ?? WriteMode.ReadWrite, change.Draining ?? false, change.Frozen ?? false);
        return Reply(World(change.World.Value, change.Lifecycle ?? WorldLifecycle.Provisioned, state));
    }

    public Task<CheckpointReply> CheckpointAsync(WorldId world) =>
        Task.FromResult(Refusing is null
            ? new CheckpointReply(new WorldCheckpoint(new BatchNumber(3), new WorldSeq(7), 4_096, true), null)
            : new CheckpointReply(null, Refusing));

    public Task<WorldStatusReply> StatusAsync(WorldId world)
    {
        var found = Worlds.Find(one => one.NamespaceId == world);
        return Task.FromResult(found is null || Refusing is not null
            ? new WorldStatusReply(null, Refusing ?? new Rejection(ErrorCode.NamespaceNotFound, "It is not there."))
            : new WorldStatusReply(
                new(found, new WorldSeq(7), new BatchNumber(3), new Epoch(2), 1_000_000, 0, "a test"), null));
    }

    public Task<WorldListReply> ListAsync(WorldListCall list)
    {
        Lists.Add(list);
        var from = list.Cursor is null ? 0 : long.Parse(list.Cursor, CultureInfo.InvariantCulture);
        var rest = Worlds
            .Where(world => world.NamespaceId.Value > from)
            .Where(world => list.Only is null || world.NamespaceId == list.Only)
            .ToList();
        var page = rest.Take(list.Limit).ToImmutableArray();
        var hasMore = rest.Count > page.Length;
        return Task.FromResult(Refusing is null
            ? new WorldListReply(new(page, hasMore ? page[^1].NamespaceId.ToString() : null, hasMore), null)
            : new WorldListReply(null, Refusing));
    }

    public Task<WorldChangesReply> ListChangesAsync(WorldSeq from, int limit)
    {
        var rest = Feed.Where(change => change.Seq >= from).ToList();
        var page = rest.Take(limit).ToImmutableArray();
        var next = page.IsEmpty ? from : page[^1].Seq.Next;
        return Task.FromResult(Refusing is null
            ? new WorldChangesReply(new(page, next, rest.Count > page.Length), null)
            : new WorldChangesReply(null, Refusing));
    }

    private Task<WorldReply> Reply(WorldItem world) =>
        Task.FromResult(Refusing is null ? new WorldReply(world, null) : new WorldReply(null, Refusing));
}
