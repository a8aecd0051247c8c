using AssetCore.Commits;

namespace AssetCore.Client;

/// <summary>Other ways to commit.</summary>
public static class WorldClientCommits
{
    /// <summary>Commits what was built.</summary>
    public static Task<CommitOutcome> CommitAsync(
        this IWorldClient world, CommitBuilder commit, CancellationToken cancellation = default) =>
        world.CommitAsync(commit.Build(), cancellation);

    /// <summary>Commits what was built, and throws what the world refuses.</summary>
    /// <exception cref="CommitRefusedException">The commit was refused, or its outcome is unknown.</exception>
    public static Task<CommitReceipt> CommitOrThrowAsync(
        this IWorldClient world, CommitBuilder commit, CancellationToken cancellation = default) =>
        world.CommitOrThrowAsync(commit.Build(), cancellation);

    /// <summary>Commits, and throws what the world refuses.</summary>
    /// <exception cref="CommitRefusedException">The commit was refused, or its outcome is unknown.</exception>
    public static async Task<CommitReceipt> CommitOrThrowAsync(
        this IWorldClient world, CommitRequest request, CancellationToken cancellation = default)
    {
        var outcome = await world.CommitAsync(request, cancellation).ConfigureAwait(false);
        return outcome.Receipt ?? throw new CommitRefusedException(outcome.Rejection!);
    }
}
