using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AssetCore.Benchmarks.Peers.Sqlite;

/// <summary>The accounts and the keys in one file. One thread at a time.</summary>
internal sealed class SqliteLedger : IDisposable
{
    /// <summary>
    /// One connection holds the file alone, so that it needs no shared index of its log; the log is copied back every
    /// 64 MiB, as often as pays here.
    /// </summary>
    public const string Settings =
        "journal_mode=WAL, synchronous=FULL, locking_mode=EXCLUSIVE, wal_autocheckpoint=16384, cache_size=-1048576";

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _remember;
    private readonly SqliteStatement _forget;
    private readonly SqliteStatement _debit;
    private readonly SqliteStatement _credit;

    private SqliteLedger(SqliteConnection connection)
    {
        _connection = connection;
        var database = connection.Handle ?? throw new InvalidOperationException("The database is not open.");
        _begin = new SqliteStatement(database, "begin immediate");
        _commit = new SqliteStatement(database, "commit");
        _remember = new SqliteStatement(database, "insert into transfers (key) values (?1) on conflict do nothing");
        _forget = new SqliteStatement(database, "delete from transfers where key = ?1");
        _debit = new SqliteStatement(
            database, "update accounts set balance = balance - ?2 where id = ?1 and balance >= ?2");
        _credit = new SqliteStatement(database, "update accounts set balance = balance + ?2 where id = ?1");
    }

    public string Version => _connection.ServerVersion;

    /// <summary>Opens a file with its log, or makes an empty one.</summary>
    public static SqliteLedger Open(string path)
    {
        Batteries_V2.Init();
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;
        var connection = new SqliteConnection(text);
        connection.Open();
        foreach (var setting in Settings.Split(", ")) Run(connection, $"pragma {setting}");
        Run(connection, "create table if not exists accounts (id integer primary key, balance integer not null)");
        Run(connection, "create table if not exists transfers (key text primary key) without rowid");
        return new SqliteLedger(connection);
    }

    public void MakeAccounts() => Run(
        _connection,
        $"""
        with recursive ids (id) as (
            select 0 union all select id + 1 from ids where id + 1 < {TransferSource.Accounts})
        insert into accounts select id, {TransferSource.InitialBalance} from ids
        """);

    /// <summary>Opens the transaction that the next transfers belong to.</summary>
    public void Begin() => _begin.Run();

    /// <summary>Makes them durable, all of them or none.</summary>
    public void Commit() => _commit.Run();

    public TransferAnswer Transfer(Transfer transfer)
    {
        if (_remember.Bind(1, transfer.Key).Run() == 0) return TransferAnswer.Repeated;
        if (_debit.Bind(1, transfer.From).Bind(2, transfer.Amount).Run() == 0)
        {
            _forget.Bind(1, transfer.Key).Run();
            return TransferAnswer.Overdrawn;
        }

        if (_credit.Bind(1, transfer.To).Bind(2, transfer.Amount).Run() == 0)
            throw new InvalidOperationException($"Account {transfer.To} is not there.");
        return TransferAnswer.Done;
    }

    public PeerTotals Totals()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "select (select sum(balance) from accounts), (select count(*) from transfers)";
        using var reader = command.ExecuteReader();
        if (!reader.Read()) throw new InvalidOperationException("SQLite answered no row.");
        return new PeerTotals(reader.GetInt64(0), reader.GetInt64(1));
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _remember.Dispose();
        _forget.Dispose();
        _debit.Dispose();
        _credit.Dispose();
        _connection.Dispose();
    }

    private static void Run(SqliteConnection connection, string text)
    {
        var code = raw.sqlite3_exec(connection.Handle, text);
        if (code != raw.SQLITE_OK) throw new InvalidOperationException($"SQLite answered {code} to '{text}'.");
    }
}
