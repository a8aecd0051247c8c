using AssetCore.Cli.Tests.Support;

namespace AssetCore.Cli.Tests;

public sealed class SubjectCommandTests
{
    private const string Erased =
        """{"namespace":9,"subject_id":"s-1","erased":true,"world_seq":42,"erased_time_ms":5,"repeated":false}""";

    [Fact]
    public async Task A_subject_is_erased_with_a_reason()
    {
        using var server = new ScriptedServer().Answers(200, Erased);
        var run = await new CliRun.Setup { Server = server }.RunAsync(
            "subject", "erase", "9", "s-1", "--reason", "asked for", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("/v1/write/namespaces/9/subjects/s-1/erase", Assert.Single(server.Requests).Path);
        Assert.Equal("""{"reason":"asked for"}""", server.Requests[0].Body);
        Assert.Equal(42, run.Document.GetProperty("world_seq").GetInt64());
    }

    [Fact]
    public async Task An_erasure_without_a_reason_or_of_an_ill_formed_subject_is_not_sent()
    {
        using var server = new ScriptedServer();
        var unsaid = await new CliRun.Setup { Server = server }.RunAsync("subject", "erase", "9", "s-1");
        var illFormed = await new CliRun.Setup { Server = server }.RunAsync(
            "subject", "erase", "9", "Ada Lovelace", "--reason", "x");

        Assert.Equal(2, unsaid.ExitCode);
        Assert.NotEqual(0, illFormed.ExitCode);
        Assert.Empty(server.Requests);
    }
}
