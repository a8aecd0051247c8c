using Npgsql;

namespace AssetCore.Benchmarks.Peers.Postgres;

/// <summary>A server in a folder of its own, reached through a Unix socket there; gone when disposed.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "bench";

    // For a machine of 2 cores and 24 GiB: all data in memory, no checkpoint while it is measured, no replica to write
    // for. What makes a commit durable is as it comes: fsync, full pages, a commit that waits.
    private static readonly (string Name, string Value)[] s_settings =
    [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("shared_buffers", "4GB"),
        ("effective_cache_size", "16GB"),
        ("wal_level", "minimal"),
        ("max_wal_senders", "0"),
        ("wal_buffers", "64MB"),
        ("min_wal_size", "4GB"),
        ("max_wal_size", "16GB"),
        ("checkpoint_timeout", "30min"),
        ("max_connections", "100"),
        ("random_page_cost", "1.1"),
        ("jit", "off"),
    ];

    private readonly PostgresPrograms _programs;
    private readonly DirectoryInfo _folder;

    private PostgresServer(PostgresPrograms programs, DirectoryInfo folder)
    {
        _programs = programs;
        _folder = folder;
    }

    /// <summary>The settings that the server was started with, all that differ from its own.</summary>
    public static string Settings { get; } =
        string.Join(", ", s_settings.Select(setting => $"{setting.Name}={setting.Value}"));

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = _folder.FullName,
        Username = User,
        Database = "postgres",
        Pooling = false,
        // Bulk calls on a loaded machine may queue behind each other for longer than the default of 30 s.
        CommandTimeout = 120,
    }.ConnectionString;

    /// <exception cref="InvalidOperationException">PostgreSQL 15 is not installed, or did not start.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        var programs = PostgresPrograms.Find();
        var server = new PostgresServer(programs, Directory.CreateTempSubdirectory("assetcore-pg-"));
        await programs.OwnAsync(server._folder.FullName);
        await programs.RunProgramAsync(
            "initdb",
            ["-D", "data", "-U", User, "--auth=trust", "--encoding=UTF8", "--locale=C"],
            server._folder.FullName);
        await server.ConfigureAsync();
        await server.BeginAsync();
        return server;
    }

    /// <summary>Ends the server as a crash would, and starts it again: it recovers from its log.</summary>
    public async Task CrashAsync()
    {
        await EndAsync("immediate");
        await BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync("fast");
        _folder.Delete(recursive: true);
    }

    private Task ConfigureAsync() => File.AppendAllLinesAsync(
        Path.Combine(_folder.FullName, "data", "postgresql.conf"),
        [
            "listen_addresses = ''",
            $"unix_socket_directories = '{_folder.FullName}'",
            .. s_settings.Select(setting => $"{setting.Name} = {setting.Value}"),
        ]);

    private Task BeginAsync() => _programs.RunProgramAsync(
        "pg_ctl", ["start", "--wait", "-D", "data", "-l", "server.log"], _folder.FullName);

    private Task EndAsync(string mode) => _programs.RunProgramAsync(
        "pg_ctl", ["stop", "--wait", "-D", "data", "-m", mode], _folder.FullName);
}
