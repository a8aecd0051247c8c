using AssetCore.Grains.Abstractions;

namespace AssetCore.Grains.Worlds;

/// <summary>A call that rides in a round that another call leads.</summary>
/// <param name="calls">Its commits.</param>
internal sealed class RoundRider(CommitCalls calls)
{
    // No RunContinuationsAsynchronously: what continues hands the replies to Orleans and touches nothing of the world.
    private readonly TaskCompletionSource<CommitReplies> _answer = new();

    /// <summary>Its commits.</summary>
    public CommitCalls Calls { get; } = calls;

    /// <summary>Completes once the round has been carried out.</summary>
    public Task<CommitReplies> Answered => _answer.Task;

    /// <summary>Answers the call.</summary>
    public void Answer(CommitReplies replies) => _answer.SetResult(replies);

    /// <summary>The round has failed, and the call with it; nothing happens if it was answered.</summary>
    public void Fail(Exception fault) => _answer.TrySetException(fault);
}
