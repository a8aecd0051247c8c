using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;

namespace AssetCore.Grains.Commits;

/// <summary>
/// One caller's call while a gateway holds it: its commits, and their outcomes as they come in, possibly over several
/// calls to the world. The caller is answered when the last outcome is known. Used on the gateway's scheduler only.
/// </summary>
internal sealed class QueuedCall
{
    // No RunContinuationsAsynchronously: what continues is the gateway's own turn, and a thousand of them a batch are
    // answered without a thousand detours over the scheduler.
    private readonly TaskCompletionSource<CommitReplies> _answer = new();
    private readonly CommitOutcome[] _outcomes;
    private int _open;

    /// <param name="commits">The commits, one or more.</param>
    /// <param name="arrivedAt">When the call arrived, as a timestamp of the gateway's clock.</param>
    /// <param name="trace">The trace that the call belongs to, if anybody listens.</param>
    public QueuedCall(ImmutableArray<PreparedCommit> commits, long arrivedAt, ActivityContext trace)
    {
        Commits = commits;
        ArrivedAt = arrivedAt;
        Trace = trace;
        _outcomes = new CommitOutcome[commits.Length];
        _open = commits.Length;
    }

    /// <summary>The commits that are still to be judged by the world.</summary>
    public ImmutableArray<PreparedCommit> Commits { get; private set; }

    /// <summary>Commits already taken into a call to the world; only the queue changes it.</summary>
    public int Taken { get; set; }

    /// <summary>When the call arrived, as a timestamp of the gateway's clock.</summary>
    public long ArrivedAt { get; }

    /// <summary>The trace that the call belongs to.</summary>
    public ActivityContext Trace { get; }

    /// <summary>Called once, just before the caller is answered; null for nothing.</summary>
    public Action<QueuedCall>? WhenAnswered { get; set; }

    /// <summary>Completes when every commit has its outcome.</summary>
    public Task<CommitReplies> Answer => _answer.Task;

    /// <summary>Gives every commit without an outcome this refusal: the gateway itself has failed.</summary>
    public void Fail(Rejection rejection)
    {
        if (_open == 0) return;
        foreach (ref var outcome in _outcomes.AsSpan())
        {
            if (outcome is { IsCommitted: false, Rejection: null }) outcome = CommitOutcome.Refused(rejection);
        }

        Commits = Commits[..Taken];
        AnswerWhenComplete(_open);
    }

    /// <summary>
    /// Refuses all commits from <paramref name="from"/> on, which were never queued or are no longer.
    /// </summary>
    public void RefuseFrom(int from, Rejection rejection)
    {
        Refuse(from, Commits.Length - from, rejection);
        Commits = Commits[..from];
    }

    /// <summary>Gives a run of commits the same refusal.</summary>
    public void Refuse(int from, int count, Rejection rejection)
    {
        var outcome = CommitOutcome.Refused(rejection);
        _outcomes.AsSpan(from, count).Fill(outcome);
        AnswerWhenComplete(count);
    }

    /// <summary>Takes the outcomes of a run of commits.</summary>
    public void Take(int from, ReadOnlySpan<CommitOutcome> outcomes)
    {
        outcomes.CopyTo(_outcomes.AsSpan(from));
        AnswerWhenComplete(outcomes.Length);
    }

    private void AnswerWhenComplete(int count)
    {
        if (count == 0) return;
        _open -= count;
        if (_open > 0) return;
        WhenAnswered?.Invoke(this);
        _answer.SetResult(new CommitReplies(ImmutableCollectionsMarshal.AsImmutableArray(_outcomes)));
    }
}
