using AssetCore.Cli.Tests.Support;
using AssetCore.Log.Writing;

namespace AssetCore.Cli.Tests;

public sealed class LogVerifyTests
{
    [Fact]
    public async Task A_whole_log_is_exit_code_0_with_the_hashes_of_the_writer()
    {
        using var folder = new TempFolder();
        await using var world = await LabLog.WriteAsync(folder.Path);
        var run = await CliRun.OfAsync("log", "verify", "--root", folder.Path, "--world", "1", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Document.GetProperty("whole").GetBoolean());
        Assert.Equal(LabLog.Batches, run.Document.GetProperty("batches").GetInt64());
        Assert.Equal(world.Engine.Head.Value, run.Document.GetProperty("world_seq").GetInt64());
        Assert.Equal(world.Engine.StateHash.ToString(), run.Document.GetProperty("state_hash").GetString());
        Assert.Equal(world.Engine.State.ContentHash.ToString(), run.Document.GetProperty("content_hash").GetString());
    }

    [Fact]
    public async Task A_log_of_many_segments_and_writers_is_walked_to_its_end()
    {
        using var folder = new TempFolder();
        var options = new WorldLogOptions { SegmentAppendsMax = 2 };
        await (await LabLog.WriteAsync(folder.Path, options)).DisposeAsync();
        await (await LabLog.WriteAsync(folder.Path, options, first: 100)).DisposeAsync();
        var run = await CliRun.OfAsync("log", "verify", "--root", folder.Path, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run.Document.GetProperty("writers").GetInt64());
        Assert.True(run.Document.GetProperty("segments").GetInt32() > 2);
    }

    [Fact]
    public async Task A_flipped_byte_is_exit_code_1_with_its_segment_and_offset()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var segment = LabLog.Segment(folder.Path);
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync("log", "verify", "--root", folder.Path, "--json");

        Assert.Equal(1, run.ExitCode);
        var found = run.Document.GetProperty("break");
        Assert.EndsWith(".seg", found.GetProperty("blob").GetString()!, StringComparison.Ordinal);
        Assert.InRange(found.GetProperty("offset").GetInt64(), 1, bytes.Length / 2);
        Assert.Contains(
            "error: LOG_BROKEN: The log of world 1 is broken at batch", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_segment_that_is_gone_from_the_middle_is_exit_code_1()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path, new WorldLogOptions { SegmentAppendsMax = 2 })).DisposeAsync();
        var segments = Directory.GetFiles(Path.Combine(folder.Path, "worlds", "1", "log"), "*.seg")
            .Order(StringComparer.Ordinal).ToArray();
        File.Delete(segments[1]);
        var run = await CliRun.OfAsync("log", "verify", "--root", folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("BROKEN", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_or_world_that_is_not_there_is_exit_code_2()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var noFolder = await CliRun.OfAsync("log", "verify", "--root", Path.Combine(folder.Path, "nowhere"));
        var noWorld = await CliRun.OfAsync("log", "verify", "--root", folder.Path, "--world", "2");

        Assert.Equal((2, 2), (noFolder.ExitCode, noWorld.ExitCode));
        Assert.Contains("LOG_NOT_FOUND: There are no worlds in ", noFolder.Error, StringComparison.Ordinal);
        Assert.Contains("LOG_NOT_FOUND: There is no log of world 2", noWorld.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "nowhere")));
    }

    [Fact]
    public async Task A_log_that_is_being_written_verifies_beside_its_writer()
    {
        using var folder = new TempFolder();
        await using var world = await LabLog.WriteAsync(folder.Path);
        await world.CommitAsync(LabLog.Transfer("late"));
        var run = await CliRun.OfAsync("log", "verify", "--root", folder.Path, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(world.Engine.Head.Value, run.Document.GetProperty("world_seq").GetInt64());
    }

    [Fact]
    public async Task An_event_whose_before_value_is_wrong_is_found_by_replay()
    {
        using var folder = new TempFolder();
        var forged = await LabLog.ForgeAsync(folder.Path);
        var run = await CliRun.OfAsync("log", "verify", "--root", folder.Path, "--json");

        Assert.Equal(1, run.ExitCode);
        var found = run.Document.GetProperty("break");
        Assert.Equal("replay", found.GetProperty("check").GetString());
        Assert.Equal(forged.Value, found.GetProperty("batch").GetInt64());
        Assert.True(found.GetProperty("offset").GetInt64() > 0);
    }
}
