using System.Collections.Immutable;
using AssetCore.Commits;

namespace AssetCore.Client.Sending;

/// <summary>Sends commits once, each with a key.</summary>
/// <returns>One outcome for each, in the same order.</returns>
internal delegate Task<ImmutableArray<CommitOutcome>> CommitSend(
    ImmutableArray<CommitRequest> commits, CancellationToken cancellation);
