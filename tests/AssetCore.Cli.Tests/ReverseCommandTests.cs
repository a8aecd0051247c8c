using AssetCore.Cli.Tests.Support;

namespace AssetCore.Cli.Tests;

public sealed class ReverseCommandTests
{
    private const string Commit = "000000000000002c9e93659508c590db";

    [Fact]
    public async Task A_reversal_is_sent_with_its_reason_and_its_receipt_shown()
    {
        using var server = new ScriptedServer().Answers(200, """
            {"namespace":7,"commit_id":"00000000000000420000000000000001","world_seq_start":66,"world_seq_end":67,"minted_instances":[],"commit_time_ms":5,"idempotent_replay":false,"idempotency_key":"k","metadata":null}
            """);
        var run = await new CliRun.Setup { Server = server }.RunAsync(
            "reverse", Commit, "--reason", "by mistake", "--actor", "anna", "--key", "k", "--world", "7");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"/v1/write/namespaces/7/commits/{Commit}/reverse", Assert.Single(server.Requests).Path);
        Assert.Equal(
            """{"reason":"by mistake","actor_id":"anna","idempotency_key":"k","first_sent_world_seq":1}""",
            server.Requests[0].Body);
        Assert.Matches(@"world_seq_end\s+67", run.Out);
    }

    [Fact]
    public async Task A_conflict_is_exit_code_1_and_a_document()
    {
        using var server = new ScriptedServer().Refuses(409, "REVERSE_CONFLICT");
        var run = await new CliRun.Setup { Server = server }.RunAsync("reverse", Commit, "--reason", "x", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("REVERSE_CONFLICT", run.Document.GetProperty("code").GetString());
    }
}
