using System.Text.Json;
using AssetCore.Cli.Tests.Support;

namespace AssetCore.Cli.Tests;

public sealed class CommitCommandTests
{
    private const string Receipt = """
        {"namespace":1,"commit_id":"00000000000000020000000000000001","outcome":"Committed","world_seq_start":2,
        "world_seq_end":4,"event_count":3,"minted_instances":[],"start_time_ms":5,"commit_time_ms":5,
        "idempotent_replay":false,"idempotency_key":"k","metadata":null,"server_correlation_id":null,
        "client_correlation_id":null}
        """;

    private static readonly string s_receipt = Receipt.ReplaceLineEndings("");
    private static readonly string s_replay = s_receipt.Replace("false", "true", StringComparison.Ordinal);

    private const string Remove = """{"op":"RemoveContainer","args":{"container_id":"c"}}""";

    [Fact]
    public async Task One_document_is_one_commit_and_its_receipt_is_shown()
    {
        using var server = new ScriptedServer().Answers(200, s_receipt);
        var run = await new CliRun.Setup
        {
            Server = server,
            Input = $"{{\n  \"idempotency_key\": \"k\",\n  \"operations\": [{Remove}]\n}}"
        }.RunAsync("commit", "-", "--world",
                "7");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("/v1/write/namespaces/7/commit", server.Requests[0].Path);
        Assert.Equal(
            """{"operations":[{"op":"RemoveContainer","args":{"container_id":"c","drain":true}}],"idempotency_key":"k","first_sent_world_seq":1}""",
            server.Requests[0].Body);
        Assert.Contains("commit_id", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_every_commit_is_answered_by_the_servers_own_document()
    {
        using var server = new ScriptedServer().Answers(200, s_receipt).Answers(200, s_replay);
        var run = await new CliRun.Setup
        {
            Server = server,
            Input = Lines(1) + "\n" + Lines(1)
        }.RunAsync("commit", "-", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([s_receipt, s_replay], run.Documents.Select(document => document.GetRawText()));
    }

    [Fact]
    public async Task The_first_refusal_ends_the_command()
    {
        using var server = new ScriptedServer().Answers(200, s_receipt).Refuses(422, "OVERLAP", operation: 3);
        var run = await new CliRun.Setup { Server = server, Input = Lines(3) }.RunAsync("commit", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains(
            "error: OVERLAP: operation 3: told by OVERLAP (hint: ", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"refused\s+1", run.Out);
    }

    [Fact]
    public async Task With_continue_many_requests_go_in_one_call_and_refusals_are_listed()
    {
        const string refusal =
            """{"status":422,"code":"OVERLAP","detail":"taken","operation_index":0,"details":{},"retry_after_ms":null}""";
        using var server = new ScriptedServer().Answers(200, $"[{s_receipt},{refusal}]").Answers(200, s_replay);
        var run = await new CliRun.Setup { Server = server, Input = Lines(3) }.RunAsync(
            "commit", "-", "--continue", "--chunk", "2");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("/v1/write/namespaces/1/commits", server.Requests[0].Path);
        Assert.Equal(2, JsonElement.Parse(server.Requests[0].Body).GetArrayLength());
        Assert.Matches(@"sent\s+3", run.Out);
        Assert.Matches(@"replays\s+1", run.Out);
        Assert.Matches(@"2\s+k1\s+OVERLAP\s+0\s+taken", run.Out);
    }

    [Fact]
    public async Task What_the_world_could_not_take_at_once_is_sent_again()
    {
        const string overloaded =
            """{"status":503,"code":"OVERLOADED","detail":"full","operation_index":null,"details":{},"retry_after_ms":1}""";
        using var server = new ScriptedServer().Answers(200, $"[{s_receipt},{overloaded}]").Answers(200, s_receipt);
        var run = await new CliRun.Setup { Server = server, Input = Lines(2) }.RunAsync("commit", "-", "--continue");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("k1", server.Requests[1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("k0", server.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_is_named_and_what_came_before_it_has_been_sent()
    {
        using var server = new ScriptedServer().Answers(200, $"[{s_receipt},{s_receipt}]");
        var run = await new CliRun.Setup { Server = server, Input = Lines(2) + "{\"operations\": [}\n" }.RunAsync(
            "commit", "-", "--continue");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("BAD_INPUT: standard input, line 3, byte 17: not JSON", run.Error, StringComparison.Ordinal);
        Assert.Contains("2 commits before it were sent", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_exit_code_2()
    {
        using var folder = new TempFolder();
        var run = await new CliRun.Setup { Directory = folder.Path }.RunAsync("commit", "missing.json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("missing.json cannot be read", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preflight_shows_events_and_changes_nothing()
    {
        using var folder = new TempFolder();
        using var server = new EngineServer(new Log.Memory.MemoryLogStore());
        await using var world = await server.AddAsync(1);
        var head = world.Engine.Head;
        var file = folder.Write(
            "c.json", """{"operations":[{"op":"RegisterClass","args":{"request":{"class_id":"gold","name":"Gold"}}}]}""");
        var run = await new CliRun.Setup { Server = server }.RunAsync("preflight", file);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("would commit after world_seq 1 with 1 events", run.Out, StringComparison.Ordinal);
        Assert.Equal(head, world.Engine.Head);
    }

    [Fact]
    public async Task A_preflight_that_would_be_refused_is_exit_code_1_and_names_the_line()
    {
        using var server = new ScriptedServer().Refuses(404, "CLASS_NOT_FOUND", operation: 1);
        var run = await new CliRun.Setup { Server = server, Input = """{"operations":[]}""" }.RunAsync(
            "preflight", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CLASS_NOT_FOUND: operation 1: line 1: told by", run.Error, StringComparison.Ordinal);
    }

    private static string Lines(int count) =>
        string.Concat(
            Enumerable.Range(0, count)
                .Select(i => $$"""{"idempotency_key":"k{{i}}","operations":[{{Remove}}]}""" + "\n"));
}
