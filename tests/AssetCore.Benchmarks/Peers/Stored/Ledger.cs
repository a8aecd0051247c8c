namespace AssetCore.Benchmarks.Peers.Stored;

/// <summary>All balances and keys in memory, for peers that keep theirs there. One caller at a time.</summary>
internal sealed class Ledger
{
    private readonly long[] _balances = new long[TransferSource.Accounts];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public Ledger() => Array.Fill(_balances, TransferSource.InitialBalance);

    public PeerTotals Totals => new(_balances.Sum(), _keys.Count);

    /// <summary>What a transfer would come to; changes nothing.</summary>
    public TransferAnswer Judge(Transfer transfer)
    {
        if (_keys.Contains(transfer.Key)) return TransferAnswer.Repeated;
        return _balances[transfer.From] < transfer.Amount ? TransferAnswer.Overdrawn : TransferAnswer.Done;
    }

    /// <summary>Does what was judged well before.</summary>
    public void Apply(Transfer transfer)
    {
        if (!_keys.Add(transfer.Key)) throw new InvalidOperationException($"'{transfer.Key}' was applied before.");
        _balances[transfer.From] -= transfer.Amount;
        _balances[transfer.To] += transfer.Amount;
    }
}
