namespace AssetCore.Benchmarks.Peers.Postgres;

/// <summary>
/// Proves that the functions for many transfers judge as the function for one does, where sums are not enough too.
/// </summary>
internal static class PostgresBulkCheck
{
    private const long TooMuch = TransferSource.InitialSum;

    public static async Task RunAsync(PostgresClient client)
    {
        await CheckManyAsync(client);
        await CheckBatchAsync(client);
        await CheckEachAsync(client);
    }

    private static async Task CheckEachAsync(PostgresClient client)
    {
        var before = await client.TotalsAsync();
        var good = TransferColumns.Of(new Transfer("each-1", 0, 1, 1), new Transfer("each-2", 1, 2, 1));
        var answers = await client.TransferEachAsync(good);
        Compare(await client.TotalsAsync(), before with { Keys = before.Keys + 2 });
        if (answers.Any(static answer => answer != TransferAnswer.Done))
        {
            throw new InvalidOperationException(
                $"transfer_each answered {string.Join(", ", answers)}; all can be done.");
        }
    }

    private static async Task CheckManyAsync(PostgresClient client)
    {
        var fresh = TransferColumns.Of(new Transfer("many-1", 0, 1, 1), new Transfer("many-2", 1, 2, 1));
        await ExpectAsync(client, fresh, 2, TransferAnswer.Done, TransferAnswer.Done);
        await ExpectAsync(client, fresh, 0, TransferAnswer.Repeated, TransferAnswer.Repeated);
        var mixed = TransferColumns.Of(
            new Transfer("many-3", 0, 1, TooMuch),
            new Transfer("many-4", 0, 1, 1),
            new Transfer("many-4", 0, 1, 1));
        await ExpectAsync(
            client, mixed, 1, TransferAnswer.Overdrawn, TransferAnswer.Done, TransferAnswer.Repeated);
    }

    private static async Task CheckBatchAsync(PostgresClient client)
    {
        var good = TransferColumns.Of(new Transfer("", 0, 1, 1), new Transfer("", 1, 2, 1));
        await ExpectAsync(client, "batch-1", good, 1, TransferAnswer.Done);
        await ExpectAsync(client, "batch-1", good, 0, TransferAnswer.Repeated);
        var refused = TransferColumns.Of(new Transfer("", 0, 1, 1), new Transfer("", 1, 2, TooMuch));
        await ExpectAsync(client, "batch-2", refused, 0, TransferAnswer.Overdrawn);
    }

    private static async Task ExpectAsync(
        PostgresClient client, TransferColumns columns, int keys, params TransferAnswer[] expected)
    {
        var before = await client.TotalsAsync();
        var answers = await client.TransferManyAsync(columns);
        Compare(await client.TotalsAsync(), before with { Keys = before.Keys + keys });
        if (!answers.AsSpan().SequenceEqual(expected))
        {
            throw new InvalidOperationException(
                $"transfer_many answered {string.Join(", ", answers)}; expected: {string.Join(", ", expected)}.");
        }
    }

    private static async Task ExpectAsync(
        PostgresClient client, string key, TransferColumns columns, int keys, TransferAnswer expected)
    {
        var before = await client.TotalsAsync();
        var answer = await client.TransferBatchAsync(key, columns);
        Compare(await client.TotalsAsync(), before with { Keys = before.Keys + keys });
        if (answer != expected)
            throw new InvalidOperationException($"transfer_batch answered {answer}; {expected} was to be expected.");
    }

    private static void Compare(PeerTotals found, PeerTotals expected)
    {
        if (found != expected)
            throw new InvalidOperationException($"A bulk call left {found}; {expected} was to be expected.");
    }
}
