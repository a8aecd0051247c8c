using AssetCore.Cli.Tests.Support;

namespace AssetCore.Cli.Tests;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("commit")]
    [InlineData("get", "unicorns")]
    [InlineData("get", "container")]
    [InlineData("get", "containers", "--kind", "bag")]
    [InlineData("whoami", "--world", "one")]
    [InlineData("whoami", "--world", "0")]
    [InlineData("commit", "x.json", "--continue", "--chunk", "8191")]
    [InlineData("reverse", "00ff", "--reason", "x")]
    [InlineData("reverse", "000000000000002c9e93659508c590db")]
    [InlineData("world", "freeze", "1")]
    [InlineData("world", "freeze", "0", "--reason", "x")]
    [InlineData("world", "delete", "1", "--reason", "x")]
    [InlineData("bench", "--callers", "0")]
    [InlineData("bench", "--accounts", "1")]
    [InlineData("log", "verify", "--root", "a", "--connection-string", "b")]
    [InlineData("--bogus")]
    public async Task Arguments_that_cannot_be_used_are_one_line_and_exit_code_2(params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.StartsWith("error: BAD_ARGUMENTS: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task With_json_an_error_is_a_document_too()
    {
        var run = await CliRun.OfAsync("get", "unicorns", "--json");

        Assert.Equal("BAD_ARGUMENTS", run.Document.GetProperty("code").GetString());
        Assert.Equal(2, run.Document.GetProperty("exit_code").GetInt32());
        Assert.Equal("assetcore get --help", run.Document.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task The_help_page_names_every_command_and_the_exit_codes()
    {
        var run = await CliRun.OfAsync("--help");

        Assert.Equal(0, run.ExitCode);
        foreach (var word in new[] { "demo", "commit", "preflight", "reverse", "get", "follow", "log", "world",
            "operations", "whoami", "bench",
            "Exit codes", "--url", "--json" })
        {
            Assert.Contains(word, run.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Shells_are_told_how_a_word_goes_on()
    {
        var run = await CliRun.OfAsync("[suggest:5]", "get c");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("containers", run.Out.Split('\n'));
        Assert.Contains("classes", run.Out.Split('\n'));
    }

    [Theory]
    [InlineData("localhost:8080")]
    [InlineData("ftp://example.org")]
    [InlineData("not a url")]
    public async Task What_is_no_url_of_a_server_is_said_so(string url)
    {
        var run = await CliRun.OfAsync("whoami", "--url", url);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{url}' is not the URL of a server", run.Error, StringComparison.Ordinal);
    }
}
