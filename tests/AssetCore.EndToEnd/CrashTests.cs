using System.Text.Json.Nodes;
using AssetCore.EndToEnd.Processes;
using AssetCore.Testing.Azurite;

namespace AssetCore.EndToEnd;

public sealed class CrashTests(Azurite azurite) : IClassFixture<Azurite>, IDisposable
{
    private const int Callers = 32;
    private const int AcknowledgementsPerRound = 400;
    private const int Rounds = 2;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assetcore-crash-");

    [Fact]
    public Task Kill_nine_under_load_loses_nothing_and_repeats_nothing_on_files() =>
        KillUnderLoadAsync(
            ["--AssetCore:Storage:Files:Root", _folder.FullName], Path.Combine(_folder.FullName, "auth", "tokens"));

    [Fact]
    public async Task Kill_nine_under_load_loses_nothing_and_repeats_nothing_on_Azurite()
    {
        var auth = Path.Combine(_folder.FullName, "auth");
        await KillUnderLoadAsync(
            [
                "--AssetCore:Storage:Kind", "AzureBlobs",
                "--AssetCore:Storage:AzureBlobs:ConnectionString", await azurite.GetConnectionStringAsync(),
                "--AssetCore:Storage:AzureBlobs:ContainerName", Azurite.NewContainerName(),
                "--AssetCore:Auth:Root", auth,
            ],
            Path.Combine(auth, "tokens"));
    }

    [Fact]
    public async Task Terminating_under_load_finishes_what_was_begun_and_exits_with_0()
    {
        string[] settings = ["--AssetCore:Storage:Files:Root", _folder.FullName];
        var tokens = Path.Combine(_folder.FullName, "auth", "tokens");
        var load = new Load();
        await using (var silo = await SiloProcess.StartAsync(settings, tokens))
        {
            using var client = silo.Client("writer");
            await Load.PrepareAsync(client);
            await load.RunAsync(
                client, Callers, AcknowledgementsPerRound, async () => Assert.Equal(0, await silo.StopAsync()));
        }

        await using var again = await SiloProcess.StartAsync(settings, tokens);
        using var survivor = again.Client("writer");
        await load.SettleAsync(survivor);
        await CheckAsync(survivor, load);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task KillUnderLoadAsync(string[] settings, string tokens)
    {
        var load = new Load();
        for (var round = 0; round < Rounds; round++)
        {
            await using var silo = await SiloProcess.StartAsync(settings, tokens);
            using var client = silo.Client("writer");
            if (round == 0) await Load.PrepareAsync(client);
            else await load.SettleAsync(client);
            await load.RunAsync(client, Callers, AcknowledgementsPerRound, silo.KillAsync);
        }

        await using var last = await SiloProcess.StartAsync(settings, tokens);
        using var survivor = last.Client("writer");
        await load.SettleAsync(survivor);
        await CheckAsync(survivor, load);
    }

    // Every intent is settled by now, so each has moved exactly one unit, and no other commit exists.
    private static async Task CheckAsync(HttpClient client, Load load)
    {
        var transfers = load.Intents.Count;
        Assert.Equal(Load.Initial - transfers, await BalanceAsync(client, "giver"));
        Assert.Equal(transfers, await BalanceAsync(client, "taker"));

        var byCommit = load.Intents.ToDictionary(
            intent => intent.Receipt!["commit_id"]!.GetValue<string>(), StringComparer.Ordinal);
        var listed = 0;
        await foreach (var commit in HistoryAsync(client))
        {
            if (byCommit.ContainsKey(commit["commit_id"]!.GetValue<string>())) listed++;
        }

        Assert.Equal(transfers, listed);
    }

    private static async Task<long> BalanceAsync(HttpClient client, string container)
    {
        var answer = await GetAsync(client, $"/v1/read/namespaces/1/containers/{container}/balances");
        return answer["balances"]!.AsArray().Single()!["scaled"]!.GetValue<long>();
    }

    private static async IAsyncEnumerable<JsonNode> HistoryAsync(HttpClient client)
    {
        long next = 1;
        var expected = 1L;
        while (true)
        {
            var page = await GetAsync(client, $"/v1/read/namespaces/1/commits?limit=100&from_world_seq={next}");
            foreach (var commit in page["commits"]!.AsArray())
            {
                Assert.Equal(expected, commit!["world_seq_start"]!.GetValue<long>());
                expected = commit["world_seq_end"]!.GetValue<long>() + 1;
                yield return commit;
            }

            if (!page["has_more"]!.GetValue<bool>()) yield break;
            next = page["next_world_seq"]!.GetValue<long>();
        }
    }

    // The projection catches up with the head that /freshness reads from the log itself, so the answer is of now.
    private static async Task<JsonNode> GetAsync(HttpClient client, string path)
    {
        var freshness = JsonNode.Parse(
            await client.GetStringAsync(new Uri("/v1/read/namespaces/1/freshness", UriKind.Relative)))!;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("x-assetcore-min-world-seq", freshness["freshness"]!["commit_log_world_seq"]!.ToString());
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
