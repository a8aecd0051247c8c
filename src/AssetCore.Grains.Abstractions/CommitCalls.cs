using System.Collections.Immutable;
using AssetCore.Format.Requests;

namespace AssetCore.Grains.Abstractions;

/// <summary>Commits on their way to a world. Immutable: handed over without copying.</summary>
/// <param name="Commits">The commits, in order.</param>
public sealed record CommitCalls(ImmutableArray<PreparedCommit> Commits);
