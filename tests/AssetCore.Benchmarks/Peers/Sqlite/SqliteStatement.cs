using SQLitePCL;

namespace AssetCore.Benchmarks.Peers.Sqlite;

/// <summary>
/// A prepared statement that changes rows, run without the reader and the parameters that a command of ADO.NET makes
/// for each run. One thread at a time.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string text)
    {
        _database = database;
        var code = raw.sqlite3_prepare_v3(database, text, raw.SQLITE_PREPARE_PERSISTENT, out _statement);
        if (code != raw.SQLITE_OK) throw Failure(text, code);
    }

    public SqliteStatement Bind(int place, long value)
    {
        Expect(raw.sqlite3_bind_int64(_statement, place, value), raw.SQLITE_OK);
        return this;
    }

    public SqliteStatement Bind(int place, string value)
    {
        Expect(raw.sqlite3_bind_text(_statement, place, value), raw.SQLITE_OK);
        return this;
    }

    /// <summary>Runs it with what is bound.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        Expect(raw.sqlite3_step(_statement), raw.SQLITE_DONE);
        var changed = raw.sqlite3_changes(_database);
        Expect(raw.sqlite3_reset(_statement), raw.SQLITE_OK);
        return changed;
    }

    public void Dispose() => _statement.Dispose();

    private void Expect(int code, int expected)
    {
        if (code != expected) throw Failure(raw.sqlite3_sql(_statement).utf8_to_string(), code);
    }

    private InvalidOperationException Failure(string text, int code) =>
        new($"SQLite answered {code} to '{text}': {raw.sqlite3_errmsg(_database).utf8_to_string()}");
}
