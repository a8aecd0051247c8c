using AssetCore.Commits;
using AssetCore.Format.Requests;

namespace AssetCore.Http.Gateway;

/// <summary>
/// A commit that shares a call, and the answer to who sent it. Answered once, from any thread.
/// </summary>
/// <remarks>
/// Each is answered by a work item of its own: all of them in a row on one thread would leave other cores idle. And of
/// the global queue, in order, so that whatever is put there next finds their answers on their way.
/// </remarks>
/// <param name="commit">The commit.</param>
internal sealed class CommitRider(PreparedCommit commit) : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource<CommitOutcome> _answer = new();
    private CommitOutcome _outcome;
    private Exception? _fault;

    /// <summary>The commit.</summary>
    public PreparedCommit Commit { get; } = commit;

    /// <summary>What became of it.</summary>
    public Task<CommitOutcome> Outcome => _answer.Task;

    /// <summary>The call has returned.</summary>
    public void Answer(CommitOutcome outcome)
    {
        _outcome = outcome;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>The call has failed.</summary>
    public void Fail(Exception fault)
    {
        _fault = fault;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <inheritdoc />
    public void Execute()
    {
        if (_fault is null) _answer.SetResult(_outcome);
        else _answer.SetException(_fault);
    }
}
