using Npgsql;
using NpgsqlTypes;

namespace AssetCore.Benchmarks.Peers.Postgres;

/// <summary>One connection with its prepared calls; one caller at a time.</summary>
internal sealed class PostgresClient : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _one;
    private readonly NpgsqlCommand _batch;
    private readonly NpgsqlCommand _many;
    private readonly NpgsqlCommand _each;
    private readonly NpgsqlParameter<string> _key = new() { NpgsqlDbType = NpgsqlDbType.Text };
    private readonly NpgsqlParameter<int> _from = new() { NpgsqlDbType = NpgsqlDbType.Integer };
    private readonly NpgsqlParameter<int> _to = new() { NpgsqlDbType = NpgsqlDbType.Integer };
    private readonly NpgsqlParameter<long> _amount = new() { NpgsqlDbType = NpgsqlDbType.Bigint };

    private PostgresClient(NpgsqlConnection connection)
    {
        _connection = connection;
        _one = new NpgsqlCommand("select transfer($1, $2, $3, $4)", connection)
        {
            Parameters = { _key, _from, _to, _amount },
        };
        _batch = new NpgsqlCommand("select transfer_batch($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text }, Integers(), Integers(), Amounts(),
            },
        };
        _many = new NpgsqlCommand("select transfer_many($1, $2, $3, $4)", connection)
        {
            Parameters = { Texts(), Integers(), Integers(), Amounts() },
        };
        _each = new NpgsqlCommand("select transfer_each($1, $2, $3, $4)", connection)
        {
            Parameters = { Texts(), Integers(), Integers(), Amounts() },
        };
    }

    public static async Task<PostgresClient> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var client = new PostgresClient(connection);
        await client._one.PrepareAsync();
        await client._batch.PrepareAsync();
        await client._many.PrepareAsync();
        await client._each.PrepareAsync();
        return client;
    }

    public async Task<TransferAnswer> TransferAsync(Transfer transfer)
    {
        _key.TypedValue = transfer.Key;
        _from.TypedValue = transfer.From;
        _to.TypedValue = transfer.To;
        _amount.TypedValue = transfer.Amount;
        return await AnswerAsync(_one);
    }

    /// <summary>All transfers under one key, or none of them.</summary>
    public Task<TransferAnswer> TransferBatchAsync(string key, TransferColumns columns)
    {
        _batch.Parameters[0].Value = key;
        Fill(_batch, columns);
        return AnswerAsync(_batch);
    }

    /// <summary>Each transfer under its own key, with its own answer.</summary>
    public Task<TransferAnswer[]> TransferManyAsync(TransferColumns columns) => AnswersAsync(_many, columns);

    /// <summary>Each transfer under its own key, done as by a call of its own, if all of them can be.</summary>
    public Task<TransferAnswer[]> TransferEachAsync(TransferColumns columns) => AnswersAsync(_each, columns);

    public async Task<PeerTotals> TotalsAsync()
    {
        await using var command = new NpgsqlCommand(
            "select (select sum(balance)::bigint from accounts), (select count(*) from transfers)", _connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new PeerTotals(reader.GetInt64(0), reader.GetInt64(1));
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _batch.DisposeAsync();
        await _many.DisposeAsync();
        await _each.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static async Task<TransferAnswer[]> AnswersAsync(NpgsqlCommand command, TransferColumns columns)
    {
        command.Parameters[0].Value = columns.Keys;
        Fill(command, columns);
        var answers = (int[])(await command.ExecuteScalarAsync())!;
        return [.. answers.Select(answer => (TransferAnswer)answer)];
    }

    private static NpgsqlParameter Texts() => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Integers() => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };

    private static NpgsqlParameter Amounts() => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    private static void Fill(NpgsqlCommand command, TransferColumns columns)
    {
        command.Parameters[1].Value = columns.From;
        command.Parameters[2].Value = columns.To;
        command.Parameters[3].Value = columns.Amounts;
    }

    private static async Task<TransferAnswer> AnswerAsync(NpgsqlCommand command)
    {
        try
        {
            return (TransferAnswer)(int)(await command.ExecuteScalarAsync())!;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresSchema.Overdrawn)
        {
            return TransferAnswer.Overdrawn;
        }
    }
}
