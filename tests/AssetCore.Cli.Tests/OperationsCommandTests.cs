using System.Text;
using AssetCore.Cli.Tests.Support;
using AssetCore.Format.Catalogue;

namespace AssetCore.Cli.Tests;

public sealed class OperationsCommandTests
{
    private static readonly string s_manifest = Encoding.UTF8.GetString(ManifestJson.Utf8.Span);

    [Fact]
    public async Task Operations_are_a_table()
    {
        using var server = new ScriptedServer().Answers(200, s_manifest);
        var run = await new CliRun.Setup { Server = server }.RunAsync("operations");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("/v1/operations", Assert.Single(server.Requests).Path);
        foreach (var operation in OperationCatalogue.All)
            Assert.Contains(operation.Name, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_the_manifest_is_handed_on()
    {
        using var server = new ScriptedServer().Answers(200, s_manifest);
        var run = await new CliRun.Setup { Server = server }.RunAsync("operations", "--json");

        Assert.Equal(OperationCatalogue.All.Length, run.Document.GetProperty("operations").GetArrayLength());
    }

    [Fact]
    public async Task One_is_shown_with_its_arguments_errors_and_an_example()
    {
        using var server = new ScriptedServer().Answers(200, s_manifest);
        var run = await new CliRun.Setup { Server = server }.RunAsync("operations", "capturehold");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"operation\s+CaptureHold", run.Out);
        Assert.Contains("to_container*", run.Out, StringComparison.Ordinal);
        Assert.Contains("HOLD_NOT_FOUND", run.Out, StringComparison.Ordinal);
        Assert.Contains("\"op\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_not_known_is_exit_code_2()
    {
        using var server = new ScriptedServer().Answers(200, s_manifest);
        var run = await new CliRun.Setup { Server = server }.RunAsync("operations", "Teleport");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no operation Teleport", run.Error, StringComparison.Ordinal);
    }
}
