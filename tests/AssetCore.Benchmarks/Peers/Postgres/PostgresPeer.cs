using Npgsql;

namespace AssetCore.Benchmarks.Peers.Postgres;

/// <summary>
/// PostgreSQL: one call of a stored function for each transfer, one connection for each caller; and a thousand
/// transfers a call. The server is this object's own.
/// </summary>
internal sealed class PostgresPeer : Peer, IBulkPeer
{
    private const int BulkTransfers = 1_000;
    private static readonly BulkWay s_each = new("the function for each", BulkTransfers, BulkTransfers, [1, 2, 4]);
    private static readonly BulkWay s_batch = new("one key a call", BulkTransfers, 1, [1, 2, 4, 8]);
    private static readonly BulkWay s_many = new("a key each", BulkTransfers, BulkTransfers, [1, 2, 4, 8]);
    private PostgresServer? _server;
    private PostgresClient[] _clients = [];
    private TransferColumns[] _columns = [];
    private string _version = "";
    private string _settings = "";

    public override string Name => "PostgreSQL";

    public override string Version => _version;

    public override string Settings => _settings;

    public override string Durability => "its log, synced before the answer, once for commits at the same time";

    public override IReadOnlyList<int> CallerCounts => [1, 4, 16, 32, 64];

    public override bool IsInProcess => false;

    public IReadOnlyList<BulkWay> BulkWays => [s_batch, s_many, s_each];

    private PostgresServer Server => _server ?? throw new InvalidOperationException("The server does not run.");

    /// <summary>One transfer a call: the figure at the best number of clients.</summary>
    /// <param name="duration">For how long each number of clients is counted.</param>
    public static async Task<PeerFigure> MeasureBestAsync(TimeSpan duration)
    {
        await using var peer = new PostgresPeer();
        await peer.PrepareAsync(peer.CallerCounts.Max());
        var best = (await PeerMeasurement.OneTransferAsync(peer, peer.CallerCounts, duration)).Best;
        return new PeerFigure(best.PerSecond, best.Callers, peer.Version, peer.Settings);
    }

    /// <summary>
    /// A thousand transfers a call: the function that does one, called for each of them; and whatever way is fastest.
    /// Both at their best number of clients.
    /// </summary>
    /// <param name="duration">For how long each number of clients is counted.</param>
    public static async Task<(PeerFigure Each, PeerFigure Best)> MeasureBulkAsync(TimeSpan duration)
    {
        await using var peer = new PostgresPeer();
        var results = await PeerMeasurement.BulkAsync(peer, duration);
        return (Figure(results.First(static result => result.Way == s_each)), Figure(results[0]));

        PeerFigure Figure(BulkResult result) => new(
            result.TransfersPerSecond, result.Load.Callers, $"{peer.Version}, {result.Way.Name}", peer.Settings);
    }

    public override Task<TransferAnswer> TransferAsync(int caller, Transfer transfer) =>
        _clients[caller].TransferAsync(transfer);

    public async Task BulkAsync(int caller, BulkWay way)
    {
        var columns = _columns[caller];
        if (way == s_batch)
        {
            columns.Fill(() => Source.NextWithoutKey(caller));
            Expect(await _clients[caller].TransferBatchAsync(Source.NextKey(caller), columns));
            return;
        }

        columns.Fill(() => Source.Next(caller));
        var answers = way == s_each
            ? await _clients[caller].TransferEachAsync(columns)
            : await _clients[caller].TransferManyAsync(columns);
        foreach (var answer in answers) Expect(answer);
    }

    public override async Task CheckAsync(long acknowledged)
    {
        await base.CheckAsync(acknowledged);
        await PostgresBulkCheck.RunAsync(_clients[0]);
    }

    public override Task<PeerTotals> TotalsAsync() => _clients[0].TotalsAsync();

    public override async Task ReopenAsync()
    {
        var callers = _clients.Length;
        await DisconnectAsync();
        await Server.CrashAsync();
        await ConnectAsync(callers);
    }

    public override async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        if (_server is not null) await _server.DisposeAsync();
        _server = null;
    }

    protected override async Task OpenAsync(int callers)
    {
        _server = await PostgresServer.StartAsync();
        await MakeAsync();
        _columns = [.. Enumerable.Range(0, callers).Select(_ => new TransferColumns(BulkTransfers))];
        await ConnectAsync(callers);
    }

    private static void Expect(TransferAnswer answer)
    {
        if (answer != TransferAnswer.Done)
            throw new InvalidOperationException($"A transfer of a bulk call was refused: {answer}");
    }

    private static async Task MakeAccountsAsync(NpgsqlConnection connection)
    {
        await using var script = new NpgsqlCommand(PostgresSchema.Script, connection);
        await script.ExecuteNonQueryAsync();
        await using var accounts = new NpgsqlCommand(PostgresSchema.Accounts, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = TransferSource.Accounts },
                new NpgsqlParameter<long> { TypedValue = TransferSource.InitialBalance },
            },
        };
        await accounts.ExecuteNonQueryAsync();
        await using var vacuum = new NpgsqlCommand("vacuum analyze accounts", connection);
        await vacuum.ExecuteNonQueryAsync();
    }

    private async Task MakeAsync()
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        await connection.OpenAsync();
        _version = $"{connection.PostgreSqlVersion}, Npgsql {PackageVersion.Of(typeof(NpgsqlConnection).Assembly)}";
        await using var settings = new NpgsqlCommand(PostgresSchema.Settings, connection)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = PostgresServer.SettingNames } },
        };
        _settings = (string)(await settings.ExecuteScalarAsync())!;
        await MakeAccountsAsync(connection);
    }

    private async Task ConnectAsync(int callers) => _clients = await Task.WhenAll(
        Enumerable.Range(0, callers).Select(_ => PostgresClient.OpenAsync(Server.ConnectionString)));

    private async Task DisconnectAsync()
    {
        foreach (var client in _clients) await client.DisposeAsync();
        _clients = [];
    }
}
