namespace AssetCore.Benchmarks.Peers.Actors;

/// <summary>Asks the actor what all balances and keys come to.</summary>
internal sealed class TotalsWanted;
