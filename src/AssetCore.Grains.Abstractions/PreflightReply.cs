using AssetCore.Commits;

namespace AssetCore.Grains.Abstractions;

/// <summary>The outcome of a preflight.</summary>
/// <param name="Outcome">The outcome.</param>
public sealed record PreflightReply(PreflightOutcome Outcome);
