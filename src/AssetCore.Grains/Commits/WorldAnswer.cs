using AssetCore.Errors;
using AssetCore.Grains.Abstractions;

namespace AssetCore.Grains.Commits;

/// <summary>What a call to a world came to: outcomes, or the one refusal that all its commits get.</summary>
/// <param name="Replies">The outcomes; null if the call failed.</param>
/// <param name="Failure">Why the call failed; null if it did not.</param>
internal readonly record struct WorldAnswer(CommitReplies? Replies, Rejection? Failure)
{
    /// <summary>The call failed.</summary>
    public static WorldAnswer Failed(Rejection rejection) => new(null, rejection);
}
