using AssetCore.Cli.Tests.Support;

namespace AssetCore.Cli.Tests;

public sealed class FollowCommandTests
{
    [Fact]
    public async Task Commits_are_printed_as_they_come_until_there_are_enough()
    {
        using var server = new ScriptedServer().Answers(200, Event(2) + Event(3), "text/event-stream");
        var run = await new CliRun.Setup { Server = server }.RunAsync(
            "follow", "--from-world-seq", "2", "--limit", "2", "--world", "7", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("/v1/read/namespaces/7/stream?from_world_seq=2", Assert.Single(server.Requests).Path);
        Assert.Equal(
            [2L, 3], run.Documents.Select(document => document.GetProperty("world_seq_end").GetInt64()));
    }

    [Fact]
    public async Task By_default_those_to_come_are_followed_and_a_stream_that_ends_is_taken_up_again()
    {
        using var server = new ScriptedServer { Head = 41 }
            .Answers(200, Event(42), "text/event-stream").Answers(200, Event(43), "text/event-stream");
        var run = await new CliRun.Setup { Server = server }.RunAsync("log", "tail", "--limit", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["/v1/read/namespaces/1/stream?from_world_seq=42", "/v1/read/namespaces/1/stream?from_world_seq=43"],
            server.Requests.Select(request => request.Path));
        Assert.Contains("world_seq 42..42", run.Out, StringComparison.Ordinal);
        Assert.Contains("  op     RemoveContainer", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_world_that_is_not_there_is_exit_code_1()
    {
        using var server = new ScriptedServer().Refuses(404, "NAMESPACE_NOT_FOUND");
        var run = await new CliRun.Setup { Server = server }.RunAsync("follow", "--from-world-seq", "0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: NAMESPACE_NOT_FOUND", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_nobody_runs_is_exit_code_3_at_once()
    {
        var run = await CliRun.OfAsync("follow", "--from-world-seq", "0");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("error: SERVER_UNREACHABLE", run.Error, StringComparison.Ordinal);
    }

    private static string Event(long seq) => $$$"""
        event: commit
        id: {{{seq}}}
        data: {"commit_id":"{{{seq:x16}}}0000000000000001","world_seq_start":{{{seq}}},"world_seq_end":{{{seq}}},"event_count":1,"commit_time_ms":5,"actor_id":null,"metadata":null,"origin":null,"operations":[{"op":"RemoveContainer","args":{"container_id":"c","drain":true}}],"events":[]}


        """;
}
