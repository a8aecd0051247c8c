namespace AssetCore.Benchmarks.Peers;

/// <summary>What a peer holds.</summary>
/// <param name="Sum">The sum of all balances.</param>
/// <param name="Keys">How many idempotency keys it remembers.</param>
internal readonly record struct PeerTotals(long Sum, long Keys);
