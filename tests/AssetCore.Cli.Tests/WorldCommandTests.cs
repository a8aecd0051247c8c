using AssetCore.Cli.Tests.Support;

namespace AssetCore.Cli.Tests;

public sealed class WorldCommandTests
{
    private const string World = """
        {"namespace_id":9,"lifecycle":"provisioned","display_name":"Nine","created_time_ms":1700000000000,"operational_state":{"write_mode":"read_write","draining":true,"frozen":false},"changed_time_ms":1700000000500,"lineage":null,"purged":false}
        """;

    [Theory]
    [InlineData("freeze", "operational_state", """{"frozen":true,"reason":"audit"}""")]
    [InlineData("unfreeze", "operational_state", """{"frozen":false,"reason":"audit"}""")]
    [InlineData("read-only", "operational_state", """{"write_mode":"read_only","reason":"audit"}""")]
    [InlineData("read-write", "operational_state", """{"write_mode":"read_write","reason":"audit"}""")]
    [InlineData("drain", "operational_state", """{"draining":true,"reason":"audit"}""")]
    [InlineData("undrain", "operational_state", """{"draining":false,"reason":"audit"}""")]
    [InlineData("disable", "lifecycle", """{"target_state":"disabled","reason":"audit"}""")]
    [InlineData("enable", "lifecycle", """{"target_state":"provisioned","reason":"audit"}""")]
    [InlineData("delete", "lifecycle", """{"target_state":"deleted","reason":"audit"}""", "--yes")]
    public async Task Every_word_changes_one_thing_and_says_why(
        string word, string route, string body, params string[] more)
    {
        using var server = new ScriptedServer().Answers(200, World);
        var run = await new CliRun.Setup { Server = server }.RunAsync(
            ["world", word, "9", "--reason", "audit", "--json", .. more]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"/v1/write/namespaces/9/{route}", Assert.Single(server.Requests).Path);
        Assert.Equal(body, server.Requests[0].Body);
        Assert.Equal(9, run.Document.GetProperty("namespace_id").GetInt64());
    }

    [Fact]
    public async Task A_world_is_made_with_limits_and_a_lost_answer_finds_it()
    {
        using var server = new ScriptedServer()
            .Refuses(503, "OUTCOME_UNKNOWN", retryAfterMs: 1).Refuses(409, "NAMESPACE_ALREADY_EXISTS")
                .Answers(200, World);
        var run = await new CliRun.Setup { Server = server }.RunAsync(
            "world", "create", "9", "--display-name", "Nine", "--reason", "new game", "--idempotency-keys", "5000",
            "--idempotency-age", "100000");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """{"namespace_id":9,"display_name":"Nine","reason":"new game","idempotency_keys_max":5000,"idempotency_age_max":100000}""",
            server.Requests[0].Body);
        Assert.Contains("Nine", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_says_how_a_world_is_run_and_why()
    {
        using var server = new ScriptedServer().Answers(200, $$"""
            {"namespace":{{World}},"head_world_seq":12,"batch_number":4,"epoch":2,"idempotency_keys_max":1000000,"idempotency_age_max":0,"reason":"moving house"}
            """);
        var run = await new CliRun.Setup { Server = server }.RunAsync("world", "status", "9");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"run as\s+read_write, draining", run.Out);
        Assert.Matches(@"because\s+moving house", run.Out);
        Assert.Matches(@"head_world_seq\s+12", run.Out);
    }

    [Fact]
    public async Task Changes_are_listed_to_the_last_page()
    {
        using var server = new ScriptedServer()
            .Answers(200, $$"""{"changes":[{"seq":3,"time_ms":1700000000000,"namespace":{{World}},"reason":"first"}],"next_seq":4,"has_more":true}""")
            .Answers(200, $$"""{"changes":[{"seq":4,"time_ms":1700000000000,"namespace":{{World}},"reason":"second"}],"next_seq":5,"has_more":false}""");
        var run = await new CliRun.Setup { Server = server }.RunAsync("world", "changes", "--all");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("/v1/write/namespaces/changes?from_seq=4", server.Requests[1].Path);
        Assert.Matches(@"3\s+2023-11-14 22:13:20.000Z\s+9\s+provisioned\s+read_write, draining\s+first", run.Out);
        Assert.Contains("second", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_takes_filters()
    {
        using var server = new ScriptedServer()
            .Answers(200, """{"namespaces":[],"next_cursor":null,"has_more":false}""");
        var run = await new CliRun.Setup { Server = server }.RunAsync(
            "world", "list", "--lifecycle", "disabled", "--write-mode", "read_only", "--include-deleted", "true");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "/v1/write/namespaces?lifecycle=disabled&write_mode=read_only&include_deleted=true", server.Requests[0].Path);
    }
}
