using System.Collections.Immutable;
using AssetCore.Commits;

namespace AssetCore.Grains.Abstractions;

/// <summary>Outcomes on their way back, one for each commit, in order.</summary>
/// <param name="Outcomes">The outcomes.</param>
public sealed record CommitReplies(ImmutableArray<CommitOutcome> Outcomes);
