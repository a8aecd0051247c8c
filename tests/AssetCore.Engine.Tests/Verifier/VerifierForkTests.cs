using AssetCore.Engine.Tests.Replay;
using AssetCore.Engine.Transactions;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Files;
using AssetCore.Log.Writing;
using AssetCore.Recovery;
using AssetCore.Recovery.Archives;
using AssetCore.Recovery.Forking;
using AssetCore.Recovery.Purging;
using AssetCore.Recovery.Verification;
using AssetCore.Testing.Verifier;
using AssetCore.Worlds;

namespace AssetCore.Engine.Tests.Verifier;

/// <summary>Forks are held against their genesis, and that against the log of the world it comes from.</summary>
public sealed class VerifierForkTests : IDisposable
{
    private static readonly WorldId s_source = new(1);
    private static readonly WorldId s_fork = new(2);
    private static readonly WorldId s_forkOfFork = new(3);

    private static readonly WorldId s_later = new(4);

    private readonly StoreVariants _variants = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _variants.Dispose();

    [Fact]
    public async Task A_fork_is_whole_behind_its_genesis_with_and_without_its_source()
    {
        var head = await WriteAsync();
        var place = Path.Combine("worlds", $"{s_source}");
        _variants.Add(_ => { });
        _variants.Add(root => Directory.Delete(Path.Combine(root, place), recursive: true));
        foreach (var report in await _variants.VerifyAsync(s_fork.Value))
        {
            Assert.True(report.Status == "whole", report.Fault);
            Assert.Equal($"{head.Hash}", report["head_hash"]);
            Assert.Equal("2", report["batches"]);
            Assert.Equal("2", report["commits"]);
            Assert.Equal($"{head.Batch}", report["last_batch"]);
        }

        Assert.All(await _variants.VerifyAsync(s_forkOfFork.Value), report => Assert.Equal("whole", report.Status));
    }

    [Fact]
    public async Task A_fork_without_its_genesis_or_of_another_source_is_broken()
    {
        await WriteAsync();
        await LogFolder.WriteAsync(_variants.Other, ReplayLog.Live(6, operations: 60).Log);
        var genesis = Assert.Single(
            Directory.GetFiles(Path.Combine(WorldFolder(_variants.Original, s_fork), "checkpoints")));
        _variants.Add(root => File.Delete(_variants.In(root, genesis)));
        _variants.Flip(genesis, 0, 97);
        _variants.Add(root =>
        {
            Directory.Delete(WorldFolder(root, s_source), recursive: true);
            LogFolder.Copy(WorldFolder(_variants.Other, s_source), WorldFolder(root, s_source));
        });
        await _variants.AssertBrokenAsync(s_fork.Value);
    }

    [Fact]
    public async Task An_archive_is_verified_as_a_file_and_as_the_world_in_it()
    {
        var head = await WriteAsync();
        foreach (var (world, hash) in new[] { (s_source, null), (s_fork, $"{head.Hash}") })
        {
            var file = Path.Combine(_variants.Original, $"{world}.archive");
            await using (var output = File.Create(file))
            {
                await new WorldExporter(new FileLogStore(_variants.Original), world, TimeProvider.System)
                    .ExportAsync(null, output, null, Token);
            }

            var report = VerifierReport.Parse(
                (await PythonVerifier.RunAsync(["archive", file, "--json", "--quiet"], Token)).Output);
            Assert.True(report.Status == "whole", report.Fault);
            Assert.True(hash is null || hash == report["head_hash"]);
            var bytes = await File.ReadAllBytesAsync(file, Token);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, bytes, Token);
            Assert.Equal(1, (await PythonVerifier.RunAsync(["archive", file, "--quiet"], Token)).ExitCode);
        }
    }

    [Fact]
    public async Task Both_verifiers_take_an_imported_world_for_whole_before_anybody_has_claimed_it()
    {
        await WriteAsync();
        using var file = new MemoryStream();
        await new WorldExporter(new FileLogStore(_variants.Original), s_source, TimeProvider.System)
            .ExportAsync(null, file, null, Token);
        file.Position = 0;
        var imported = new FileLogStore(_variants.Other);
        using (var archive = await WorldArchive.OpenAsync(file, null, Token))
            await new WorldImporter(imported, TimeProvider.System).ImportAsync(archive, null, Token);

        var report = Assert.Single(await PythonVerifier.VerifyAsync(s_source.Value, [_variants.Other], Token));
        Assert.Equal(("whole", "[]"), (report.Status, report["notes"]));
        var other = await ReportAsync(imported, s_source);
        Assert.True(other.IsWhole);
        Assert.Empty(other.Notes);
    }

    [Fact]
    public async Task Both_verifiers_take_a_manifest_that_lost_its_claim_for_broken()
    {
        await WriteAsync();
        await ForkAsync(s_later, s_source, new WorldSeq(1));
        var manifest = Path.Combine(WorldFolder(_variants.Original, s_later), "manifest");
        var unclaimed = await File.ReadAllBytesAsync(manifest, Token);
        await BeginAsync(s_later);
        await File.WriteAllBytesAsync(manifest, unclaimed, Token);

        var report = Assert.Single(await PythonVerifier.VerifyAsync(s_later.Value, [_variants.Original], Token));
        Assert.Equal("broken", report.Status);
        Assert.Contains("set back", report.Fault, StringComparison.Ordinal);
        var other = await ReportAsync(new FileLogStore(_variants.Original), s_later);
        Assert.Contains("set back", Assert.Single(other.Findings).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_world_that_was_purged_is_whole_and_says_so()
    {
        await WriteAsync();
        await new WorldPurger(new FileLogStore(_variants.Original), s_forkOfFork, TimeProvider.System)
            .PurgeAsync("asked for", Token);
        _variants.Add(_ => { });
        var report = Assert.Single(await _variants.VerifyAsync(s_forkOfFork.Value));
        Assert.True(report.Status == "whole", report.Fault);
        Assert.Contains("purged: asked for", report["notes"], StringComparison.Ordinal);
    }

    private static async Task<WorldReport> ReportAsync(FileLogStore store, WorldId world) =>
        (await new WorldVerifier(store, world, TimeProvider.System).VerifyAsync(new VerifyOptions(), null, Token))!;

    private static string WorldFolder(string root, WorldId world) => Path.Combine(root, "worlds", $"{world}");

    /// <summary>A source, a fork of it with two commits, and a fork of that at a place that the two share.</summary>
    private async Task<LogHead> WriteAsync()
    {
        var source = await LogFolder.WriteAsync(
            _variants.Original, ReplayLog.Live(5, operations: 60).Log, segmentAppendsMax: 4);
        var at = new WorldSeq(source.WorldSeq.Value / 2);
        await ForkAsync(s_fork, s_source, at);
        var head = await BeginAsync(s_fork);
        await ForkAsync(s_forkOfFork, s_fork, new WorldSeq(at.Value / 2));
        await BeginAsync(s_forkOfFork);
        return head;
    }

    private async Task ForkAsync(WorldId fork, WorldId source, WorldSeq at) => Assert.NotNull(
        await new WorldForker(new FileLogStore(_variants.Original), TimeProvider.System)
            .MakeAsync(fork, source, at, "what if", null, Token));

    /// <summary>The first batches of a fork: it becomes what its source was, and then read-only.</summary>
    private async Task<LogHead> BeginAsync(WorldId fork)
    {
        var identity = new WriterIdentity(new WriterNonce(1), "tests", "a fork's writer");
        var opened = await WorldRecovery.OpenAsync(
            new FileLogStore(_variants.Original), fork, new WorldLogOptions(), identity, TimeProvider.System, null,
            Token);
        await using var log = opened.Log;
        foreach (var mode in new[] { WriteMode.ReadWrite, WriteMode.ReadOnly })
        {
            var row = opened.Engine.State.World! with
            {
                Lifecycle = WorldLifecycle.Provisioned,
                Operational = new(mode, false, false),
            };
            opened.Engine.BeginBatch(2_000_000_000_000);
            opened.Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "a fork" });
            var batch = opened.Engine.Seal();
            var content = new SealedBatch(batch.FirstWorldSeq, batch.LastWorldSeq, batch.CommitCount, batch.TimeMs,
                batch.StateHash, batch.Payload.ToArray());
            Assert.IsType<AppendOutcome.Durable>(await log.AppendAsync(content, Token));
            opened.Engine.Accept();
        }

        return log.Head;
    }
}
