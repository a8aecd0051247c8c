namespace AssetCore.Benchmarks.Peers;

/// <summary>Proves after a load that a peer did what it acknowledged, durably, and only that.</summary>
internal static class PeerCheck
{
    private const int Caller = 0;

    /// <param name="peer">The peer, without load.</param>
    /// <param name="acknowledged">How many keys were acknowledged since it was prepared.</param>
    public static async Task RunAsync(IPeer peer, long acknowledged)
    {
        await ExpectAsync(peer, acknowledged, "after the load");
        await peer.ReopenAsync();
        await ExpectAsync(peer, acknowledged, "after a restart from what is durable");
        var transfer = new Transfer("check-once", 0, 1, 1);
        await ExpectAsync(peer, transfer, TransferAnswer.Done);
        await ExpectAsync(peer, transfer, TransferAnswer.Repeated);
        await ExpectAsync(peer, acknowledged + 1, "after a repeated key");
        var tooMuch = new Transfer("check-overdraft", 0, 1, TransferSource.InitialSum);
        await ExpectAsync(peer, tooMuch, TransferAnswer.Overdrawn);
        await ExpectAsync(peer, acknowledged + 1, "after a refusal");
    }

    private static async Task ExpectAsync(IPeer peer, long keys, string when)
    {
        var totals = await peer.TotalsAsync();
        if (totals.Sum != TransferSource.InitialSum)
        {
            throw new InvalidOperationException(
                $"{peer.Name} {when}: all balances are {totals.Sum}; {TransferSource.InitialSum} before.");
        }

        if (totals.Keys != keys)
        {
            throw new InvalidOperationException(
                $"{peer.Name} {when}: {totals.Keys} keys remembered, {keys} acknowledged.");
        }
    }

    private static async Task ExpectAsync(IPeer peer, Transfer transfer, TransferAnswer expected)
    {
        var answer = await peer.TransferAsync(Caller, transfer);
        if (answer != expected)
        {
            throw new InvalidOperationException(
                $"{peer.Name} answered {answer} to '{transfer.Key}'; {expected} was to be expected.");
        }
    }
}
