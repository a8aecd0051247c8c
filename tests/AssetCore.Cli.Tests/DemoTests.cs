using AssetCore.Cli.Tests.Support;
using AssetCore.Log.Files;

namespace AssetCore.Cli.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task The_scenarios_come_out_as_they_say_and_their_logs_are_whole()
    {
        using var folder = new TempFolder();
        using var server = new EngineServer(new FileLogStore(Path.Combine(folder.Path, "data")));
        var run = await new CliRun.Setup { Server = server, Directory = folder.Path }.RunAsync("demo", "--json");
        await server.CloseAsync();

        Assert.True(run.Document.GetProperty("as_expected").GetBoolean(), run.Out);
        Assert.Equal(0, run.ExitCode);
        var scenarios = run.Document.GetProperty("scenarios");
        Assert.Equal(
            [101, 102, 103], scenarios.EnumerateArray()
                .Select(scenario => scenario.GetProperty("namespace_id").GetInt32()));
        Assert.All(scenarios.EnumerateArray(), scenario =>
            Assert.True(scenario.GetProperty("log").GetProperty("report").GetProperty("whole").GetBoolean()));
        Assert.All(scenarios.EnumerateArray(), scenario =>
            Assert.Contains(
                scenario.GetProperty("steps").EnumerateArray(), step =>
                    step.GetProperty("outcome").GetString() == "refused"));
    }

    [Fact]
    public async Task A_second_run_replays_every_receipt_and_changes_nothing()
    {
        using var folder = new TempFolder();
        using var server = new EngineServer(new FileLogStore(Path.Combine(folder.Path, "data")));
        var setup = new CliRun.Setup { Server = server, Directory = folder.Path };
        await setup.RunAsync("demo");
        var before = server.World(101).Engine.StateHash;
        var run = await setup.RunAsync("demo", "--json");
        var after = server.World(101).Engine.StateHash;
        await server.CloseAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before, after);
        var outcomes = run.Document.GetProperty("scenarios").EnumerateArray()
            .SelectMany(scenario => scenario.GetProperty("steps").EnumerateArray())
            .Select(step => step.GetProperty("outcome").GetString()!)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("replay", outcomes);
        Assert.Contains("not_told_again", outcomes);
        Assert.DoesNotContain("committed", outcomes);
    }

    [Fact]
    public async Task For_people_each_commit_is_a_row_and_refusals_are_marked_as_expected()
    {
        using var folder = new TempFolder();
        using var server = new EngineServer(new Log.Memory.MemoryLogStore());
        var run = await new CliRun.Setup { Server = server, Directory = folder.Path }.RunAsync("demo");
        await server.CloseAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"ok\s+lab-001-classes\s+committed\s+\d+", run.Out);
        Assert.Matches(@"ok\s+lab-007-too-much\s+INSUFFICIENT_BALANCE\s+-\s+refused, as expected", run.Out);
        Assert.Contains("assetcore log verify --world 101", run.Out, StringComparison.Ordinal);
        Assert.Contains("Everything came out as the scenarios say.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_out_differently_is_exit_code_1_and_shown()
    {
        using var folder = new TempFolder();
        folder.Write("scenarios/one/scenario.json", """{"title": "One", "namespace_id": 7}""");
        folder.Write("scenarios/one/story.jsonl", """
            {"commit": {"idempotency_key": "one", "operations": [{"op": "RegisterClass", "args": {"request": {"class_id": "gold", "name": "Gold"}}}]}, "refused": "CLASS_ALREADY_EXISTS"}
            {"commit": {"idempotency_key": "two", "operations": [{"op": "RemoveContainer", "args": {"container_id": "c"}}]}}
            {"reverse": "two", "idempotency_key": "three", "reason": "a test"}
            {"read": "classes/gold", "expect": {"name": "Silver"}}
            {"read": "containers/c", "refused": "CLASS_NOT_FOUND"}
            """);
        using var server = new EngineServer(new Log.Memory.MemoryLogStore());
        var run = await new CliRun.Setup { Server = server, Directory = folder.Path }.RunAsync("demo");
        await server.CloseAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"DIFFERS\s+one\s+committed\s+\d+\s+expected CLASS_ALREADY_EXISTS: it took place", run.Out);
        Assert.Matches(@"DIFFERS\s+two\s+CONTAINER_NOT_FOUND\s+-\s+refused: 404 CONTAINER_NOT_FOUND", run.Out);
        Assert.Matches(@"DIFFERS\s+three: reverses two\s+not sent\s+-\s+two did not take place", run.Out);
        Assert.Contains("expected CLASS_NOT_FOUND: 404 CONTAINER_NOT_FOUND", run.Out, StringComparison.Ordinal);
        Assert.Contains("$.name is \"Gold\", expected \"Silver\"", run.Out, StringComparison.Ordinal);
        Assert.Contains("DEMO_DIFFERS", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "", "one/scenario.json")]
    [InlineData("nothing", "", "one/scenario.json")]
    [InlineData("""{"title": "One", "namespace_id": "x"}""", "", "one/scenario.json")]
    [InlineData("""{"title": "One", "namespace_id": 7}""", "{}", "line 1 has none of commit, reverse and read")]
    [InlineData("""{"title": "One", "namespace_id": 7}""", "\n{\"reverse\": \"k\"}", "one/story.jsonl")]
    [InlineData("""{"title": "One", "namespace_id": 7}""", "{]", "line 1 is not JSON")]
    [InlineData(
        """{"title": "One", "namespace_id": 7}""", "{\"commit\": []}", "line 1: a commit request is a JSON object")]
    public async Task What_is_no_scenario_is_exit_code_2(string description, string story, string reason)
    {
        using var folder = new TempFolder();
        folder.Write("s/one/story.jsonl", story);
        folder.Write("s/one/scenario.json", description);
        var run = await new CliRun.Setup { Directory = folder.Path }.RunAsync("demo", "--scenarios", "s");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }
}
