namespace AssetCore.Benchmarks.Peers.Postgres;

/// <summary>Many transfers, column by column, as a function takes them.</summary>
internal sealed class TransferColumns(int count)
{
    public string[] Keys { get; } = new string[count];

    public int[] From { get; } = new int[count];

    public int[] To { get; } = new int[count];

    public long[] Amounts { get; } = new long[count];

    public static TransferColumns Of(params ReadOnlySpan<Transfer> transfers)
    {
        var columns = new TransferColumns(transfers.Length);
        for (var i = 0; i < transfers.Length; i++) columns.Set(i, transfers[i]);
        return columns;
    }

    public void Fill(Func<Transfer> next)
    {
        for (var i = 0; i < Keys.Length; i++) Set(i, next());
    }

    private void Set(int i, Transfer transfer) =>
        (Keys[i], From[i], To[i], Amounts[i]) = (transfer.Key, transfer.From, transfer.To, transfer.Amount);
}
