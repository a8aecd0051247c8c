using Microsoft.Data.Sqlite;

namespace AssetCore.Benchmarks.Peers.Sqlite;

/// <summary>SQLite in this process, with one writing thread whose transactions take whatever waits.</summary>
internal sealed class SqlitePeer : Peer
{
    private const string File = "ledger.db";
    private DirectoryInfo? _folder;
    private SqliteLedger? _ledger;
    private SqliteWriter? _writer;
    private string _version = "";

    public override string Name => "SQLite";

    public override string Version => _version;

    public override string Settings => SqliteLedger.Settings;

    public override string Durability => "its log, fdatasync before the answer, one for all transfers that waited";

    public override IReadOnlyList<int> CallerCounts => [1, 64, 1_000, 5_000];

    public override bool IsInProcess => true;

    private SqliteLedger Ledger => _ledger ?? throw new InvalidOperationException("The database is not open.");

    public override Task<TransferAnswer> TransferAsync(int caller, Transfer transfer) =>
        _writer?.TransferAsync(transfer) ?? throw new InvalidOperationException("The database is not open.");

    public override Task<PeerTotals> TotalsAsync()
    {
        _writer?.Stop();
        var totals = Ledger.Totals();
        _writer = new SqliteWriter(Ledger);
        return Task.FromResult(totals);
    }

    /// <summary>
    /// Goes on with a copy of the files, taken while they are open: closing them would copy the log back first.
    /// </summary>
    public override Task ReopenAsync()
    {
        var (before, after) = (_folder!, NewFolder());
        _writer?.Stop();
        foreach (var file in before.EnumerateFiles()) file.CopyTo(Path.Combine(after.FullName, file.Name));
        Ledger.Dispose();
        before.Delete(recursive: true);
        Open(after);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _writer?.Stop();
        _ledger?.Dispose();
        _folder?.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override Task OpenAsync(int callers)
    {
        Open(NewFolder());
        Ledger.MakeAccounts();
        _version = $"{Ledger.Version}, Microsoft.Data.Sqlite {PackageVersion.Of(typeof(SqliteConnection).Assembly)}";
        return Task.CompletedTask;
    }

    private static DirectoryInfo NewFolder() => Directory.CreateTempSubdirectory("assetcore-sqlite-");

    private void Open(DirectoryInfo folder)
    {
        _folder = folder;
        _ledger = SqliteLedger.Open(Path.Combine(folder.FullName, File));
        _writer = new SqliteWriter(_ledger);
    }
}
