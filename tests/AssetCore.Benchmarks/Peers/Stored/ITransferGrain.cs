namespace AssetCore.Benchmarks.Peers.Stored;

/// <summary>One grain that holds every balance and key.</summary>
internal interface ITransferGrain : IGrainWithIntegerKey
{
    /// <summary>Judges and does one transfer; completes when the answer is durable.</summary>
    Task<TransferAnswer> TransferAsync(Transfer transfer);

    /// <summary>What all balances and keys come to.</summary>
    Task<PeerTotals> TotalsAsync();
}
