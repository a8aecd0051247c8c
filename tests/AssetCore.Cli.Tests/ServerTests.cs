using AssetCore.Cli.Tests.Support;

namespace AssetCore.Cli.Tests;

public sealed class ServerTests
{
    private const string Who = """{"name":"admin","grants":[{"role":"TenantAdmin","namespace":null}]}""";

    [Fact]
    public async Task A_server_that_nobody_runs_is_exit_code_3_at_once()
    {
        var run = await CliRun.OfAsync("whoami", "--url", "http://127.0.0.1:9");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(
            "SERVER_UNREACHABLE: http://127.0.0.1:9/ did not answer: Connection refused", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_than_AssetCore_is_told_by_its_answer()
    {
        using var server = new ScriptedServer().Answers(502, "<html>", "text/html");
        var run = await new CliRun.Setup { Server = server }.RunAsync("whoami");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("NOT_ASSETCORE", run.Error, StringComparison.Ordinal);
        Assert.Contains("status 502", run.Error, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_with_the_same_bytes()
    {
        using var server = new ScriptedServer().Refuses(503, "OVERLOADED", retryAfterMs: 1)
            .LosesAnswer().Answers(200, """
                {"namespace":1,"commit_id":"00000000000000020000000000000001","world_seq_start":2,"world_seq_end":2,"minted_instances":[],"commit_time_ms":5,"idempotent_replay":false,"idempotency_key":"k","metadata":null}
                """);
        const string request = """{"operations":[{"op":"RemoveContainer","args":{"container_id":"c"}}]}""";
        var run = await new CliRun.Setup { Server = server, Input = request }.RunAsync("commit", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.Body).Distinct());
        Assert.Contains("\"idempotency_key\":\"cli-", server.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("note: OVERLOADED", run.Error, StringComparison.Ordinal);
        Assert.Contains("note: http://127.0.0.1:8080/ did not answer", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "MALFORMED_REQUEST", 1)]
    [InlineData(400, "INVALID_ID", 1)]
    [InlineData(413, "REQUEST_TOO_LARGE", 1)]
    [InlineData(404, "NAMESPACE_NOT_FOUND", 1)]
    [InlineData(409, "WORLD_READ_ONLY", 1)]
    [InlineData(422, "INSUFFICIENT_BALANCE", 1)]
    [InlineData(500, "LOG_CORRUPT", 1)]
    [InlineData(401, "UNAUTHENTICATED", 4)]
    [InlineData(403, "FORBIDDEN", 4)]
    public async Task What_the_server_refuses_is_never_wrong_usage(int status, string code, int exitCode)
    {
        using var server = new ScriptedServer().Refuses(status, code);
        var run = await new CliRun.Setup { Server = server }.RunAsync("get", "classes");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"error: {code}: told by {code}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_not_well_formed_is_refused_before_it_is_sent()
    {
        using var server = new ScriptedServer();
        var run = await new CliRun.Setup { Server = server, Input = """{"operations":[]}""" }.RunAsync("commit", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: MALFORMED_REQUEST", run.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_server_that_stays_overloaded_is_exit_code_3()
    {
        using var server = new ScriptedServer();
        for (var i = 0; i < 8; i++) server.Refuses(503, "OVERLOADED", retryAfterMs: 1);
        var run = await new CliRun.Setup { Server = server }.RunAsync("whoami", "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("OVERLOADED", run.Document.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Without_a_token_the_refusal_says_how_to_give_one()
    {
        using var folder = new TempFolder();
        using var server = new ScriptedServer().Refuses(401, "UNAUTHENTICATED");
        var run = await new CliRun.Setup { Server = server, Directory = folder.Path }.RunAsync("whoami");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("ASSETCORE_TOKEN", run.Error, StringComparison.Ordinal);
        Assert.Null(server.Requests[0].Authorization);
    }

    [Fact]
    public async Task The_token_comes_from_option_file_environment_and_folder_in_this_order()
    {
        using var folder = new TempFolder();
        folder.Write("data/auth/tokens/admin.json", """{"token": "from-folder"}""");
        folder.Write("t.json", """{"token": "from-file"}""");
        folder.Write("t.txt", "from-text\n");
        var environment = new Dictionary<string, string> { ["ASSETCORE_TOKEN"] = "from-environment" };

        Assert.Equal("Bearer from-option", await TokenOfAsync(folder, environment, "--token", "from-option"));
        Assert.Equal("Bearer from-file", await TokenOfAsync(folder, environment, "--token-file", "t.json"));
        Assert.Equal("Bearer from-text", await TokenOfAsync(folder, environment, "--token-file", "t.txt"));
        Assert.Equal("Bearer from-environment", await TokenOfAsync(folder, environment));
        Assert.Equal("Bearer from-folder", await TokenOfAsync(folder, []));
    }

    [Theory]
    [InlineData("{}", "has no member token")]
    [InlineData("{", "is not {\"token\": \"...\"}")]
    [InlineData("", "is empty")]
    public async Task A_token_file_without_a_token_is_named(string text, string reason)
    {
        using var folder = new TempFolder();
        folder.Write("t", text);
        var run = await new CliRun.Setup { Directory = folder.Path }.RunAsync("whoami", "--token-file", "t");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_comes_from_the_environment_unless_given()
    {
        using var server = new ScriptedServer().Answers(200, Who);
        var environment = new Dictionary<string, string> { ["ASSETCORE_URL"] = "http://proxy/assetcore" };
        await new CliRun.Setup { Server = server, Environment = environment }.RunAsync("whoami", "--token", "t");

        Assert.Equal("/assetcore/v1/write/auth/whoami", server.Requests[0].Path);
    }

    private static async Task<string?> TokenOfAsync(
        TempFolder folder, Dictionary<string, string> environment, params string[] more)
    {
        using var server = new ScriptedServer().Answers(200, Who);
        var run = await new CliRun.Setup
        {
            Server = server,
            Directory = folder.Path,
            Environment = environment
        }.RunAsync(["whoami", .. more]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("admin", run.Out, StringComparison.Ordinal);
        return server.Requests[0].Authorization;
    }
}
