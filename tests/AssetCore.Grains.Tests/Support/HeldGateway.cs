using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using AssetCore.Commits;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;

namespace AssetCore.Grains.Tests.Support;

/// <summary>A gateway of a world that answers no commit before it is told to.</summary>
internal sealed class HeldGateway : ICommitGatewayGrain
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<CommitCalls> _calls = [];

    /// <summary>The commits of each call, in order of arrival.</summary>
    public IReadOnlyList<ImmutableArray<PreparedCommit>> Calls => [.. _calls.Select(call => call.Commits)];

    /// <summary>The trace of each call.</summary>
    public IEnumerable<ActivityContext> Traces => _calls.Select(call => call.Trace);

    /// <summary>All commits that have come.</summary>
    public int Commits => _calls.Sum(call => call.Commits.Length);

    /// <summary>True to leave out the last outcome of calls that bring several commits.</summary>
    public bool LosesOutcomes { get; set; }

    public void Release() => _held.SetResult();

    public void Fail(Exception fault) => _held.SetException(fault);

    public async Task<CommitReplies> CommitAsync(CommitCalls commits)
    {
        _calls.Enqueue(commits);
        await _held.Task;
        var answered = LosesOutcomes && commits.Commits.Length > 1 ? commits.Commits[..^1] : commits.Commits;
        return new CommitReplies(ImmutableArray.CreateRange(answered, Receipt));
    }

    public Task<PreflightReply> PreflightAsync(CommitCalls commit) => throw new NotSupportedException();

    public Task<CommitReplies> ReverseAsync(ReverseCall reversal) => throw new NotSupportedException();

    public Task<SubjectErasureReply> EraseSubjectAsync(EraseSubjectCall erase) => throw new NotSupportedException();

    private static CommitOutcome Receipt(PreparedCommit commit)
    {
        var start = new WorldSeq(1);
        return CommitOutcome.Committed(new CommitReceipt(
            new WorldId(1), new CommitId(start, 7), start, start, [], 5, false, commit.Request.IdempotencyKey, null));
    }
}
