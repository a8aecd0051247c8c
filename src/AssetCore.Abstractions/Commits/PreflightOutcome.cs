using AssetCore.Errors;

namespace AssetCore.Commits;

/// <summary>
/// What became of a preflight: exactly one of a report, the receipt that the key already has, and a rejection.
/// </summary>
/// <param name="Report">What the commit would do.</param>
/// <param name="Replay">The receipt, if a commit of this key has already taken place.</param>
/// <param name="Rejection">Why the commit would be refused.</param>
public sealed record PreflightOutcome(PreflightReport? Report, CommitReceipt? Replay, Rejection? Rejection);
