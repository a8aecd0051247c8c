using AssetCore.Cli.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.AzureBlobs;
using AssetCore.Log.Files;
using AssetCore.Log.Writing;
using AssetCore.Testing.Azurite;

namespace AssetCore.Cli.Tests;

public sealed class ArchiveCommandTests(Azurite azurite)
{
    private static readonly WorldLogOptions s_small = new() { SegmentAppendsMax = 3 };

    [Fact]
    public async Task A_world_is_exported_beside_its_writer_and_imported_and_listed_elsewhere()
    {
        using var folder = new TempFolder();
        await using var world = await LabLog.WriteAsync(folder.Path, s_small);
        var archive = Path.Combine(folder.Path, "one.archive");
        var target = Path.Combine(folder.Path, "elsewhere");
        var export = await CliRun.OfAsync("export", "--root", folder.Path, "--out", archive, "--json");
        var import = await CliRun.OfAsync("import", archive, "--root", target, "--json");
        var verify = await CliRun.OfAsync("log", "verify", "--root", target, "--all", "--rejudge", "--json");

        Assert.Equal((0, 0, 0), (export.ExitCode, import.ExitCode, verify.ExitCode));
        Assert.Equal(export.Document.GetProperty("sha256").GetString(),
            import.Document.GetProperty("archive_sha256").GetString());
        Assert.True(import.Document.GetProperty("listed").GetBoolean());
        Assert.Equal([0, 1], verify.Documents.Select(report => report.GetProperty("namespace").GetInt64()));
        Assert.Equal(
            world.Engine.StateHash.ToString(), verify.Documents[1].GetProperty("state_hash").GetString());
        Assert.Equal(LabLog.Batches, verify.Documents[1].GetProperty("rejudged").GetInt64());
        Assert.Empty(Directory.GetFiles(folder.Path, "*.part"));
        var index = await CliRun.OfAsync("log", "cat", "--root", target, "--world", "1", "--json");
        Assert.Equal(0, index.ExitCode);
    }

    [Fact]
    public async Task An_archive_is_verified_replayed_and_read_like_a_store()
    {
        using var folder = new TempFolder();
        await using var world = await LabLog.WriteAsync(folder.Path, s_small);
        var archive = Path.Combine(folder.Path, "one.archive");
        await CliRun.OfAsync("export", "--root", folder.Path, "--out", archive);
        var verify = await CliRun.OfAsync("log", "verify", "--archive", archive, "--json");
        var replay = await CliRun.OfAsync("replay", "--archive", archive, "--json");
        var cat = await CliRun.OfAsync("log", "cat", "--archive", archive, "--json");

        Assert.Equal((0, 0, 0), (verify.ExitCode, replay.ExitCode, cat.ExitCode));
        var hash = world.Engine.StateHash.ToString();
        Assert.Equal(hash, verify.Document.GetProperty("state_hash").GetString());
        Assert.Equal(hash, replay.Document.GetProperty("state_hash").GetString());
        Assert.Equal(2 * 5 + 2, cat.Documents.Length);
    }

    [Fact]
    public async Task A_damaged_archive_is_exit_code_1_with_its_byte()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var archive = Path.Combine(folder.Path, "one.archive");
        await CliRun.OfAsync("export", "--root", folder.Path, "--out", archive);
        var bytes = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(archive, bytes, TestContext.Current.CancellationToken);
        var verify = await CliRun.OfAsync("log", "verify", "--archive", archive);
        var import = await CliRun.OfAsync("import", archive, "--root", Path.Combine(folder.Path, "elsewhere"));

        Assert.Equal((1, 1), (verify.ExitCode, import.ExitCode));
        Assert.Contains("ARCHIVE_BROKEN", import.Error, StringComparison.Ordinal);
        Assert.Contains("corrupt at byte", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_can_end_in_the_past_and_there_must_be_something_to_export()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var archive = Path.Combine(folder.Path, "one.archive");
        var past = await CliRun.OfAsync("export", "--root", folder.Path, "--out", archive, "--at", "3", "--json");
        var none = await CliRun.OfAsync("export", "--root", folder.Path, "--out", archive, "--world", "7");

        Assert.Equal(1, past.Document.GetProperty("world_seq").GetInt64());
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("LOG_NOT_FOUND", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_world_that_is_there_and_an_index_that_is_held_are_refused_and_said()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var archive = Path.Combine(folder.Path, "one.archive");
        var target = Path.Combine(folder.Path, "elsewhere");
        await CliRun.OfAsync("export", "--root", folder.Path, "--out", archive);
        var there = await CliRun.OfAsync("import", archive, "--root", folder.Path);
        var silo = new FileLogStore(target);
        CliRun held, without;
        await using ((await silo.AcquireWriterAsync(WorldId.Index, TestContext.Current.CancellationToken)).Lease!)
        {
            held = await CliRun.OfAsync("import", archive, "--root", target);
            without = await CliRun.OfAsync("import", archive, "--root", target, "--without-index", "--json");
        }

        Assert.Equal((1, 1, 0), (there.ExitCode, held.ExitCode, without.ExitCode));
        Assert.Contains("WORLD_EXISTS", there.Error, StringComparison.Ordinal);
        Assert.Contains(
            "INDEX_HELD: The index of worlds is being written by process", held.Error, StringComparison.Ordinal);
        Assert.Contains("--without-index", held.Error, StringComparison.Ordinal);
        Assert.False(without.Document.GetProperty("listed").GetBoolean());
    }

    [Fact]
    public async Task Blobs_cannot_tell_whether_a_silo_runs_so_somebody_has_to_say_it()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var archive = Path.Combine(folder.Path, "one.archive");
        await CliRun.OfAsync("export", "--root", folder.Path, "--out", archive);
        var connection = await azurite.GetConnectionStringAsync();
        var container = Azurite.NewContainerName();
        var store = new AzureBlobLogStore(
            new AzureBlobsOptions { ConnectionString = connection, ContainerName = container });
        await (await EngineWorld.OpenAsync(store, WorldId.Index)).DisposeAsync();
        string[] place = ["--connection-string", connection, "--container", container];
        var held = await CliRun.OfAsync(["import", archive, .. place]);
        var done = await CliRun.OfAsync(["import", archive, .. place, "--silos-are-stopped"]);
        var verify = await CliRun.OfAsync(["log", "verify", "--all", .. place, "--json"]);

        Assert.Equal((1, 0, 0), (held.ExitCode, done.ExitCode, verify.ExitCode));
        Assert.Contains("--silos-are-stopped", held.Error, StringComparison.Ordinal);
        Assert.Equal(2, verify.Documents.Length);
    }

    [Fact]
    public async Task A_replay_ends_with_a_batch_and_counts_rows()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var all = await CliRun.OfAsync("replay", "--root", folder.Path, "--json");
        var part = await CliRun.OfAsync("replay", "--root", folder.Path, "--to", "6", "--json");

        Assert.Equal(LabLog.Batches, all.Document.GetProperty("batch").GetInt64());
        Assert.Equal(2, all.Document.GetProperty("rows").GetProperty("containers").GetInt64());
        Assert.Equal(2, part.Document.GetProperty("batch").GetInt64());
        var reached = part.Document.GetProperty("world_seq").GetInt64();
        Assert.InRange(reached, 2, 5);
        Assert.Equal(
            (6, "before_batch"),
            (part.Document.GetProperty("to_world_seq").GetInt64(), part.Document.GetProperty("ended").GetString()));
        Assert.Equal("end_of_log", all.Document.GetProperty("ended").GetString());

        var exact = await CliRun.OfAsync("replay", "--root", folder.Path, "--to", $"{reached}", "--json");
        Assert.Equal("as_asked", exact.Document.GetProperty("ended").GetString());
        var told = await CliRun.OfAsync("replay", "--root", folder.Path, "--to", "6");
        Assert.Contains("before 6 asked for, which lies inside batch 3", told.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_to_what_the_log_does_not_hold_is_refused()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var all = await CliRun.OfAsync("replay", "--root", folder.Path, "--json");
        var head = all.Document.GetProperty("world_seq").GetInt64();
        var beyond = await CliRun.OfAsync("replay", "--root", folder.Path, "--to", $"{head + 1}");
        var nothing = await CliRun.OfAsync("replay", "--root", folder.Path, "--to", "0");

        Assert.Equal((1, 2), (beyond.ExitCode, nothing.ExitCode));
        Assert.Contains($"NOT_IN_LOG: The log of world 1 ends at world_seq {head}", beyond.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_kept_of_a_log_elsewhere_is_held_against_it()
    {
        using var folder = new TempFolder();
        await (await LabLog.WriteAsync(folder.Path)).DisposeAsync();
        var verify = await CliRun.OfAsync("log", "verify", "--root", folder.Path, "--json");
        var seq = verify.Document.GetProperty("world_seq").GetInt64();
        var hash = verify.Document.GetProperty("frame_hash").GetString()!;
        var fits = await CliRun.OfAsync(
            "log", "verify", "--root", folder.Path, "--expect-seq", $"{seq}", "--expect-hash", hash);
        var longer = await CliRun.OfAsync(
            "log", "verify", "--root", folder.Path, "--expect-seq", $"{seq + 1}", "--json");
        var nonsense = await CliRun.OfAsync("log", "verify", "--root", folder.Path, "--expect-hash", hash);

        Assert.Equal((0, 1, 2), (fits.ExitCode, longer.ExitCode, nonsense.ExitCode));
        Assert.Equal("expectation", longer.Document.GetProperty("break").GetProperty("check").GetString());
    }
}
