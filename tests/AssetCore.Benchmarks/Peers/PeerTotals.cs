namespace AssetCore.Benchmarks.Peers;

/// <summary>What a peer holds.</summary>
/// <param name="Sum">The sum of all balances.</param>
/// <param name="Keys">How many idempotency keys it remembers.</param>
[GenerateSerializer, Immutable, Alias("bench.peer-totals")]
internal readonly record struct PeerTotals([property: Id(0)] long Sum, [property: Id(1)] long Keys);
