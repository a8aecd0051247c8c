using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AssetCore.EndToEnd.Processes;

namespace AssetCore.EndToEnd;

/// <summary>
/// A silo as a person runs it, on files: what is sealed stands readable in no file and in none of its words, and after
/// an erasure the key does not either.
/// </summary>
public sealed class ErasureTests : IDisposable
{
    private const string Secret = "Ada-Lovelace-1815";

    private const string Commit = """
        {"operations":[{"op":"SetContainerOwner","args":{"container_id":"a","owner":1}}],"subject_id":"s-1",
        "actor_id":"Ada-Lovelace-1815","metadata":{"name":"Ada-Lovelace-1815"},"origin":{"by":"Ada-Lovelace-1815"},
        "idempotency_key":"k"}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assetcore-erasure-");

    [Fact]
    public async Task What_is_sealed_stands_in_no_file_and_what_is_erased_cannot_be_opened_from_any()
    {
        string[] settings = ["--AssetCore:Storage:Files:Root", _folder.FullName];
        var tokens = Path.Combine(_folder.FullName, "auth", "tokens");
        JsonNode receipt;
        await using (var silo = await SiloProcess.StartAsync(settings, tokens))
        {
            using var client = silo.Client("admin");
            await PostAsync(client, "commit",
                """{"operations":[{"op":"CreateContainer","args":{"external_id":"a","kind":{"type":"balance"}}}]}""");
            receipt = await PostAsync(client, "commit", Commit);
            Assert.Equal(Secret, receipt["metadata"]!["name"]!.GetValue<string>());
            Assert.Equal(Secret, (await FindAsync(client, receipt))["actor_id"]!.GetValue<string>());
            Assert.Equal(0, await silo.StopAsync());
            Assert.DoesNotContain(Secret, silo.Output, StringComparison.Ordinal);
        }

        Assert.Empty(FilesWith(Encoding.UTF8.GetBytes(Secret)));
        var key = KeyOf(Assert.Single(Directory.GetFiles(Path.Combine(_folder.FullName, "subjects", "1"))));
        Assert.NotEmpty(FilesWith(key));

        await using var again = await SiloProcess.StartAsync(settings, tokens);
        using var survivor = again.Client("admin");
        var replay = await PostAsync(survivor, "commit", Commit);
        Assert.True(replay["idempotent_replay"]!.GetValue<bool>());
        Assert.Equal(Secret, replay["metadata"]!["name"]!.GetValue<string>());
        await PostAsync(survivor, "subjects/s-1/erase", """{"reason":"asked for"}""");

        var erased = await FindAsync(survivor, receipt);
        Assert.True(erased["erased"]!.GetValue<bool>());
        Assert.Null(erased["actor_id"] ?? erased["metadata"] ?? erased["origin"]);
        Assert.Equal(0, await again.StopAsync());
        Assert.Empty(FilesWith(key));
        Assert.Empty(FilesWith(Encoding.UTF8.GetBytes(Secret)));
        Assert.DoesNotContain(Secret, again.Output, StringComparison.Ordinal);
        await AssertWholeAsync();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task AssertWholeAsync()
    {
        var verify = await CliProcess.RunAsync("log", "verify", "--root", _folder.FullName, "--world", "1", "--json");
        Assert.Equal(0, verify.ExitCode);
        var cat = await CliProcess.RunAsync("log", "cat", "--root", _folder.FullName, "--world", "1", "--json");
        Assert.Equal(0, cat.ExitCode);
        Assert.Contains("\"sealed\":true", cat.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, cat.Output, StringComparison.Ordinal);
    }

    // Where a file of 136 bytes holds the key: docs/formats/subject-keys.md.
    private static byte[] KeyOf(string file) => File.ReadAllBytes(file)[72..104];

    private string[] FilesWith(byte[] bytes) =>
    [
        .. Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories)
            .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0),
    ];

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(
            new Uri($"/v1/write/namespaces/1/{path}", UriKind.Relative), content);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer);
        return JsonNode.Parse(answer)!;
    }

    private static async Task<JsonNode> FindAsync(HttpClient client, JsonNode receipt)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri($"/v1/read/namespaces/1/commits/{receipt["commit_id"]}", UriKind.Relative));
        request.Headers.Add("x-assetcore-min-world-seq", receipt["world_seq_end"]!.ToString());
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer);
        return JsonNode.Parse(answer)!;
    }
}
