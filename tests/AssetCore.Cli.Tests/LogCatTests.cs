using AssetCore.Cli.Tests.Support;

namespace AssetCore.Cli.Tests;

public sealed class LogCatTests
{
    [Fact]
    public async Task Every_commit_is_an_object_with_its_operations_and_events()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var run = await CliRun.OfAsync("log", "cat", "--root", folder.Path, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(12, run.Documents.Length);
        Assert.Equal("world", run.Documents[0].GetProperty("origin").GetProperty("source").GetString());
        var transfer = run.Documents[2];
        Assert.Equal("anna", transfer.GetProperty("actor_id").GetString());
        Assert.Equal("TransferFungible", transfer.GetProperty("operations")[0].GetProperty("op").GetString());
        Assert.Equal(2, transfer.GetProperty("events").GetArrayLength());
        Assert.Contains("vault", transfer.GetProperty("events").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sequences_of_all_commits_have_no_gap()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var run = await CliRun.OfAsync("log", "cat", "--root", folder.Path, "--json");

        long next = 1;
        foreach (var commit in run.Documents)
        {
            Assert.Equal(next, commit.GetProperty("world_seq_start").GetInt64());
            next = commit.GetProperty("world_seq_end").GetInt64() + 1;
        }
    }

    [Fact]
    public async Task A_part_of_the_log_is_shown_from_a_sequence_on()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var all = await CliRun.OfAsync("log", "cat", "--root", folder.Path, "--json");
        var from = all.Documents[5].GetProperty("world_seq_end").GetRawText();
        var part = await CliRun.OfAsync(
            "log", "cat", "--root", folder.Path, "--json", "--from-world-seq", from, "--limit", "3");

        Assert.Equal(
            all.Documents[5..8].Select(document => document.GetRawText()),
                part.Documents.Select(document => document.GetRawText()));
    }

    [Fact]
    public async Task For_people_there_is_a_line_for_each_commit_operation_and_event()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var run = await CliRun.OfAsync("log", "cat", "--root", folder.Path, "--limit", "3");
        var lines = run.Out.TrimEnd().Split('\n');

        Assert.Equal(3, lines.Count(line => line.StartsWith("commit ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("  op     RegisterClass ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  event  ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_log_is_shown_up_to_the_break()
    {
        using var folder = new TempFolder();
        await LabLog.ForgeAsync(folder.Path);
        var run = await CliRun.OfAsync("log", "cat", "--root", folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(12, run.Out.Split('\n').Count(line => line.StartsWith("commit ", StringComparison.Ordinal)));
        Assert.Contains("LOG_BROKEN", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tail_of_a_store_is_printed_and_followed_until_enough_has_come()
    {
        using var folder = new TempFolder();
        await using var world = await LabLog.WriteAsync(folder.Path);
        var tail = await CliRun.OfAsync("log", "tail", "--root", folder.Path, "--json");
        var output = new WatchedWriter();
        var following = new CliRun.Setup { Output = output }.RunAsync(
            "log", "tail", "-f", "--root", folder.Path, "--limit", "6", "--json");
        await output.UntilLinesAsync(tail.Documents.Length);
        await world.CommitAsync(LabLog.Transfer("late"));
        var followed = await following;

        Assert.Equal(0, tail.ExitCode);
        Assert.Equal(5, tail.Documents.Length);
        Assert.Equal(6, followed.Documents.Length);
        Assert.Equal(
            world.Engine.Head.Value, followed.Documents[^1].GetProperty("world_seq_end").GetInt64());
    }
}
