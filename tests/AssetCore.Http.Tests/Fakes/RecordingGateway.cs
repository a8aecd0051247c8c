using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Gateway;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Http.Tests.Fakes;

/// <summary>Stands for the worlds: records what it is asked and answers what it was told to.</summary>
internal sealed class RecordingGateway : IWorldGateway
{
    private const long TimeMs = 1_700_000_000_000;

    public List<PreparedCommit> Commits { get; } = [];

    public List<(WorldId World, WorldQuery Query, WorldSeq? MinWorldSeq)> Queries { get; } = [];

    public List<CreateCall> Creations { get; } = [];

    public Func<PreparedCommit, CommitOutcome> OnCommit { get; set; } = Receipt;

    public Func<WorldQuery, QueryOutcome> OnQuery { get; set; } =
        _ => QueryOutcome.Answered(new FreshnessView { Freshness = Fresh });

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

    public Task<PreflightOutcome> PreflightAsync(WorldId world, PreparedCommit commit)
    {
        Commits.Add(commit);
        var codes = commit.Request.Operations.Select(one => one.Code);
        return Task.FromResult(new PreflightOutcome(new PreflightReport(new WorldSeq(4), [.. codes], []), null, null));
    }

    public Task<QueryOutcome> QueryAsync(WorldId world, WorldQuery query, WorldSeq? minWorldSeq)
    {
        Queries.Add((world, query, minWorldSeq));
        return Task.FromResult(OnQuery(query));
    }

    public Task<WorldReply> CreateAsync(CreateCall create)
    {
        Creations.Add(create);
        var made = new WorldItem(
            create.World, WorldLifecycle.Provisioned, create.DisplayName, TimeMs, default, TimeMs);
        return Task.FromResult(new WorldReply(made, null));
    }

    public Task<WorldListReply> ListAsync(WorldListCall list) => Task.FromResult(new WorldListReply(
        new([new(new WorldId(1), WorldLifecycle.Provisioned, null, TimeMs)], null, false), null));
}
