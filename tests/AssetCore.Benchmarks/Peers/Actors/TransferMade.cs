namespace AssetCore.Benchmarks.Peers.Actors;

/// <summary>The event: a transfer that was judged well.</summary>
/// <param name="Transfer">The transfer.</param>
internal sealed record TransferMade(Transfer Transfer);
