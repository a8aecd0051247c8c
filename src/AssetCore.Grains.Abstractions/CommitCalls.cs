using System.Collections.Immutable;
using System.Diagnostics;
using AssetCore.Format.Requests;

namespace AssetCore.Grains.Abstractions;

/// <summary>Commits on their way to a world. Immutable: handed over without copying.</summary>
/// <param name="Commits">The commits, in order.</param>
public sealed record CommitCalls(ImmutableArray<PreparedCommit> Commits)
{
    /// <summary>
    /// The trace that the call belongs to: that of whoever made the envelope, none if there is no activity. It travels
    /// here because Orleans' own propagation costs half as much again as a whole commit.
    /// </summary>
    public ActivityContext Trace { get; init; } = Activity.Current?.Context ?? default;
}
