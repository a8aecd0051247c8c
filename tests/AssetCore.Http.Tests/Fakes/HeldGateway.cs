using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;

namespace AssetCore.Http.Tests.Fakes;

/// <summary>A gateway of a world that answers no commit before it is told to.</summary>
internal sealed class HeldGateway : ICommitGatewayGrain
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<CommitCalls> _calls = [];
    private readonly SemaphoreSlim _arrived = new(0);

    /// <summary>The commits of each call, in order of arrival.</summary>
    public IReadOnlyList<ImmutableArray<PreparedCommit>> Calls => [.. _calls.Select(call => call.Commits)];

    /// <summary>The trace of each call.</summary>
    public IEnumerable<ActivityContext> Traces => _calls.Select(call => call.Trace);

    /// <summary>Waits for one more call than it was waited for before.</summary>
    public async Task WaitForCallAsync() => Assert.True(await _arrived.WaitAsync(TimeSpan.FromSeconds(30)));

    public void Release() => _held.SetResult();

    public void Fail(Exception fault) => _held.SetException(fault);

    public async Task<CommitReplies> CommitAsync(CommitCalls commits)
    {
        _calls.Enqueue(commits);
        _arrived.Release();
        await _held.Task;
        return new CommitReplies(ImmutableArray.CreateRange(commits.Commits, RecordingGateway.Receipt));
    }

    public Task<PreflightReply> PreflightAsync(CommitCalls commit) => throw new NotSupportedException();

    public Task<CommitReplies> ReverseAsync(ReverseCall reversal) => throw new NotSupportedException();

    public Task<SubjectErasureReply> EraseSubjectAsync(EraseSubjectCall erase) => throw new NotSupportedException();
}
