using System.Text.Json;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Ids;

namespace AssetCore.Http.Tests.Silo;

/// <summary>One world of a running silo.</summary>
/// <param name="server">The silo.</param>
/// <param name="number">The number of the world.</param>
public sealed class TestWorld(SiloServer server, long number)
{
    public long Number => number;

    public SiloServer Server => server;

    /// <summary>The end of its log, all of it replayed.</summary>
    public Task<LogAudit> AuditAsync() => LogAudit.OfAsync(server.Store, new WorldId(number));

    /// <summary>Sends a request to one of its routes that write.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        server.PostAsync($"/v1/write/namespaces/{number}/{path}", json);

    /// <summary>Sends a commit of operations and whatever else is to stand beside them.</summary>
    public Task<HttpResponseMessage> CommitAsync(string operations, string members = "") =>
        server.PostAsync($"/v1/write/namespaces/{number}/commit", $$"""{"operations":[{{operations}}]{{members}}}""");

    /// <summary>Sends a commit that must take place; its receipt.</summary>
    public async Task<JsonElement> CommittedAsync(string operations, string members = "") =>
        await CommitAsync(operations, members).ReadJsonAsync();

    public Task<HttpResponseMessage> GetAsync(string path) => server.GetAsync($"/v1/read/namespaces/{number}/{path}");

    /// <summary>An answer that must be a success.</summary>
    public Task<JsonElement> ReadAsync(string path) => GetAsync(path).ReadJsonAsync();

    /// <summary>An answer without its freshness, as text to compare.</summary>
    public async Task<string> ReadPlainAsync(string path) => Plain(await ReadAsync(path));

    /// <summary>The last sequence of the world, as the log itself says it.</summary>
    public async Task<long> HeadAsync() =>
        (await ReadAsync("freshness")).GetProperty("freshness").GetProperty("commit_log_world_seq").GetInt64();

    /// <summary>Everything that can be read of the state, as text to compare.</summary>
    public async Task<string> DumpAsync()
    {
        var containers = await ReadAsync("containers?limit=200");
        var parts = new List<string> { Plain(containers), await ReadPlainAsync("classes?limit=200") };
        foreach (var container in containers.GetProperty("containers").EnumerateArray())
        {
            var id = container.GetProperty("container_id").GetString();
            parts.Add(await ReadPlainAsync($"containers/{id}/contents?limit=200"));
        }

        return string.Join('\n', parts);
    }

    private static string Plain(JsonElement answer)
    {
        var members = answer.EnumerateObject()
            .Where(member => member.Name != "freshness")
            .Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}");
        return $"{{{string.Join(',', members)}}}";
    }
}
