using AssetCore.Reads;

namespace AssetCore.Grains.Abstractions;

/// <summary>The answer of a world.</summary>
/// <param name="Outcome">The answer with its freshness, or why there is none.</param>
public sealed record QueryReply(QueryOutcome Outcome);
