using System.Net;
using System.Text.Json;
using AssetCore.Intents.Journal;
using AssetCore.Intents.Load;

namespace AssetCore.Intents.Check;

/// <summary>Reads a world back through the API of one silo.</summary>
internal sealed class ApiReader(Silos silos, int silo, long world)
{
    private const int NotYetVisible = 425;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private string Path => $"/v1/read/namespaces/{world}";

    /// <summary>The durable head, which this silo reads from the log itself.</summary>
    public async Task<long> HeadAsync()
    {
        var answer = await InsistAsync($"{Path}/freshness", 0);
        return answer.GetProperty("freshness").GetProperty("commit_log_world_seq").GetInt64();
    }

    /// <summary>Every commit up to the head.</summary>
    public async Task<LoggedWorld> HistoryAsync(long head)
    {
        var history = new LoggedWorld($"silo {silo}, world {world}");
        var next = 1L;
        while (true)
        {
            var page = await InsistAsync($"{Path}/commits?limit=100&from_world_seq={next}", head);
            foreach (var commit in page.GetProperty("commits").EnumerateArray()) Pass(history, commit);
            if (!page.GetProperty("has_more").GetBoolean()) return history;
            next = page.GetProperty("next_world_seq").GetInt64();
        }
    }

    /// <summary>The balance of every account.</summary>
    public async Task<long[]> BalancesAsync(long head)
    {
        var balances = new long[Account.Count];
        for (var number = 0; number < Account.Count; number++)
        {
            var page = await InsistAsync($"{Path}/containers/{Account.Name(number)}/balances", head);
            var rows = page.GetProperty("balances").EnumerateArray();
            balances[number] = rows.Sum(row => row.GetProperty("scaled").GetInt64());
        }

        return balances;
    }

    private static void Pass(LoggedWorld history, JsonElement commit)
    {
        var id = commit.GetProperty("commit_id").GetString()!;
        var logged = new LoggedCommit(
            id,
            commit.GetProperty("world_seq_start").GetInt64(),
            commit.GetProperty("world_seq_end").GetInt64(),
            commit.GetProperty("commit_time_ms").GetInt64(),
            $"commit {id}");
        history.Pass(KeyOf(commit), logged);
    }

    // The API does not show keys, so each intent carries its own in the metadata; the setup has none.
    private static string? KeyOf(JsonElement commit)
    {
        if (commit.TryGetProperty("metadata", out var metadata)
            && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty("intent", out var key))
        {
            return key.GetString();
        }

        var operations = commit.GetProperty("operations").GetArrayLength();
        return operations == 0 ? null : Account.SetupKey;
    }

    // A silo that is not there, that reads its log, or that has not come so far yet.
    private static bool Passes(HttpStatusCode? status) =>
        status is null or HttpStatusCode.ServiceUnavailable || (int)status == NotYetVisible;

    private async Task<JsonElement> InsistAsync(string path, long minWorldSeq)
    {
        using var timeout = new CancellationTokenSource(s_patience);
        while (true)
        {
            try
            {
                return await silos.GetAsync(silo, path, minWorldSeq, timeout.Token);
            }
            catch (HttpRequestException fault) when (Passes(fault.StatusCode))
            {
                await Task.Delay(s_pause, timeout.Token);
            }
        }
    }
}
