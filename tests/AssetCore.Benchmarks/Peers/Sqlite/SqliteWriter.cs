using System.Threading.Channels;

namespace AssetCore.Benchmarks.Peers.Sqlite;

/// <summary>
/// The one thread that writes. Whatever waits when it comes round goes into one transaction, and is acknowledged when
/// that is durable. Callers come from any thread.
/// </summary>
internal sealed class SqliteWriter
{
    // More than the callers of any run, so that all that wait go together; and an end to how long the first one waits.
    private const int TransactionTransfersMax = 8_192;
    private readonly Channel<PendingTransfer> _waiting =
        Channel.CreateUnbounded<PendingTransfer>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteLedger _ledger;
    private readonly Thread _thread;

    public SqliteWriter(SqliteLedger ledger)
    {
        _ledger = ledger;
        _thread = new Thread(Run) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    public Task<TransferAnswer> TransferAsync(Transfer transfer)
    {
        var pending = new PendingTransfer(transfer);
        if (!_waiting.Writer.TryWrite(pending)) throw new InvalidOperationException("The writer has stopped.");
        return pending.Task;
    }

    /// <summary>Ends the thread after what waits; the ledger may be used by others then.</summary>
    public void Stop()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
    }

    private void Run()
    {
        var together = new List<PendingTransfer>(TransactionTransfersMax);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (together.Count < TransactionTransfersMax && _waiting.Reader.TryRead(out var pending))
                together.Add(pending);
            try
            {
                Commit(together);
            }
            catch (InvalidOperationException failure)
            {
                // The transaction is open or half done: nobody may go on with it.
                _waiting.Writer.TryComplete(failure);
                foreach (var pending in together) pending.Fail(failure);
                while (_waiting.Reader.TryRead(out var pending)) pending.Fail(failure);
                return;
            }

            together.Clear();
        }
    }

    private void Commit(List<PendingTransfer> together)
    {
        _ledger.Begin();
        foreach (var pending in together) pending.Answer = _ledger.Transfer(pending.Transfer);
        _ledger.Commit();
        foreach (var pending in together) pending.Acknowledge();
    }
}
