namespace AssetCore.Benchmarks.Peers.Stored;

/// <summary>One grain that holds every balance and key.</summary>
internal interface ITransferGrain : IGrainWithIntegerKey
{
    /// <summary>Judges and does one transfer; completes when the answer is durable.</summary>
    Task<TransferAnswer> TransferAsync(Transfer transfer);

    /// <summary>
    /// What all balances and keys come to. The first call waits until the grain has read its log: minutes, if that has
    /// millions of transfers.
    /// </summary>
    [ResponseTimeout("00:10:00")]
    Task<PeerTotals> TotalsAsync();
}
