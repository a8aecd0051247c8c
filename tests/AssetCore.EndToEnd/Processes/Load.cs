using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AssetCore.EndToEnd.Processes;

/// <summary>Transfers of one unit each between two accounts of world 1, from many callers at once.</summary>
internal sealed class Load
{
    public const long Initial = 1_000_000;

    private static readonly Uri s_commit = new("/v1/write/namespaces/1/commit", UriKind.Relative);
    private readonly ConcurrentBag<Intent> _intents = [];
    private int _acknowledged;

    public IReadOnlyCollection<Intent> Intents => _intents;

    public static async Task PrepareAsync(HttpClient client)
    {
        const string setup = """
            {"idempotency_key": "setup", "operations": [
              {"op": "RegisterClass", "args": {"request": {"class_id": "gold", "name": "Gold"}}},
              {"op": "CreateContainer", "args": {"external_id": "giver", "kind": {"type": "balance"}}},
              {"op": "CreateContainer", "args": {"external_id": "taker", "kind": {"type": "balance"}}},
              {"op": "AddFungible", "args": {"class_id": "gold", "quantity": "1000000", "location": {"container_id": "giver", "kind": "balance"}}}]}
            """;
        using var response = await PostAsync(client, setup);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>
    /// Runs until this many more commits are acknowledged, then does <paramref name="blow"/> in the middle of the
    /// load.
    /// </summary>
    public async Task RunAsync(HttpClient client, int callers, int acknowledgements, Func<Task> blow)
    {
        using var stop = new CancellationTokenSource();
        var target = Volatile.Read(ref _acknowledged) + acknowledgements;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callersRunning = Enumerable.Range(0, callers)
            .Select(_ => Task.Run(() => CallAsync(client, target, reached, stop.Token))).ToArray();
        await Task.WhenAny(reached.Task, Task.WhenAll(callersRunning));
        Assert.True(reached.Task.IsCompletedSuccessfully, "every caller gave up before the load was reached");
        await blow();
        await stop.CancelAsync();
        await Task.WhenAll(callersRunning);
    }

    /// <summary>Sends every intent again: known ones must answer as they did, unknown ones are settled.</summary>
    public async Task SettleAsync(HttpClient client)
    {
        foreach (var intent in _intents)
        {
            using var response = await PostAsync(client, intent.Body);
            var answer = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{intent.Key}: {answer}");
            intent.Acknowledge(JsonNode.Parse(answer)!.AsObject());
        }
    }

    private async Task CallAsync(HttpClient client, int target, TaskCompletionSource reached, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var key = Guid.CreateVersion7().ToString();
            var intent = new Intent(key, $$$"""
                {"idempotency_key": "{{{key}}}", "operations": [{"op": "TransferFungible", "args":
                  {"from_container": "giver", "to_container": "taker", "class_id": "gold", "key": null, "quantity": "1"}}]}
                """);
            _intents.Add(intent);
            try
            {
                using var response = await PostAsync(client, intent.Body);
                if (response.StatusCode != HttpStatusCode.OK) continue;
                intent.Acknowledge(
                    JsonNode.Parse(await response.Content.ReadAsStringAsync(CancellationToken.None))!.AsObject());
                if (Interlocked.Increment(ref _acknowledged) == target) reached.TrySetResult();
            }
            catch (HttpRequestException)
            {
                // The server is gone: the outcome of this intent is unknown until it is sent again.
                return;
            }
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(s_commit, content, CancellationToken.None);
    }
}
