using System.Globalization;
using AssetCore.Commits;
using AssetCore.Engine.Tests.Replay;
using AssetCore.Format.Requests;
using AssetCore.Format.Sealing;
using AssetCore.Log;
using AssetCore.Testing.Stores;
using AssetCore.Testing.Verifier;
using AssetCore.Text;

namespace AssetCore.Engine.Tests.Verifier;

/// <summary>
/// The verifier that knows the formats from their pages alone agrees with the engine about every log that is whole.
/// </summary>
public sealed class VerifierTests : IDisposable
{
    // Every kind of docs/formats/events.md but that of the index of worlds, which only world 0 has.
    private static readonly string[] s_kinds =
    [
        "BalanceSet", "ClassSet", "CommitNoted", "ContainerSet", "ExtentSet", "HoldSet", "InstanceSet", "ReversalSet",
        "ShapeSet", "StackSet", "WorldSet",
    ];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_agrees_on_every_golden_file()
    {
        var (code, output) = await PythonVerifier.RunAsync(["golden", PythonVerifier.Repository], Token);
        Assert.True(code == 0, output);
        Assert.Contains("agrees on every golden file", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task It_comes_to_the_same_state_over_every_kind_of_event(ulong seed)
    {
        var world = ReplayLog.Live(seed);
        var head = await LogFolder.WriteAsync(_folder.Path, world.Log, segmentAppendsMax: 100);
        await LogFolder.IndexAsync(_folder.Path, world.Log[0].Header.World);
        var report = await VerifyAsync(world.Log[0].Header.World.Value);

        Assert.True(report.Status == "whole", report.Fault);
        Assert.Equal(world.StateFingerprint, report["state_hash"]);
        Assert.Equal(world.ContentFingerprint, report["content_hash"]);
        Assert.Equal($"{head.Hash}", report["head_hash"]);
        Assert.Equal($"{world.Head.Value}", report["world_seq"]);
        Assert.Equal("3", report["epoch"]);
        Assert.InRange(int.Parse(report["checkpoints"], CultureInfo.InvariantCulture), 2, 3);
        Assert.Equal($"{LogFolder.Segments(_folder.Path).Length}", report["segments"]);
        Assert.Equal($"{LogFolder.Indexes(_folder.Path).Length}", report["indexes"]);
        var kinds = report.Document.GetProperty("events").EnumerateObject().Select(kind => kind.Name);
        Assert.Equal(s_kinds, kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_knows_the_index_of_worlds()
    {
        var head = await LogFolder.WriteAsync(_folder.Path, IndexWorld.Live());
        var report = await VerifyAsync(0);

        Assert.True(report.Status == "whole", report.Fault);
        Assert.Equal($"{head.Hash}", report["head_hash"]);
        Assert.Equal("14", $"{report.Document.GetProperty("events").GetProperty("WorldIndexSet")}");
    }

    [Fact]
    public async Task It_needs_no_key_to_verify_commits_about_subjects()
    {
        var world = new WrittenWorld();
        world.Commit(Ops.Vault("vault"), Ops.Class("gold"));
        var request = new CommitRequest
        {
            Operations = [Ops.Add("gold", "1", Ops.InVault("vault"))],
            IdempotencyKey = "about somebody",
            SubjectId = new("s-1"),
            ActorId = "anna",
            Metadata = new JsonText("{}"u8.ToArray()),
        };
        var key = new SubjectKey(new byte[SubjectKey.Bytes]);
        world.Send(PreparedCommit.Create(request).SealUnder(key, WrittenWorld.Id, new byte[MemberSeal.NonceBytes]));
        await LogFolder.WriteAsync(_folder.Path, world.Log);
        var report = await VerifyAsync(1);

        Assert.True(report.Status == "whole", report.Fault);
        Assert.Equal("1", report["sealed_commits"]);
        Assert.Equal($"{world.State.StateHash}", report["state_hash"]);
    }

    [Fact]
    public async Task It_reads_a_log_that_is_being_written()
    {
        var world = new WrittenWorld();
        world.Commit(Ops.Vault("vault"), Ops.Class("gold"));
        await using var log = await LogFolder.OpenAsync(_folder.Path, WrittenWorld.Id);
        foreach (var batch in world.Log)
        {
            await LogFolder.AppendAsync(log, batch);
            var report = await VerifyAsync(1);
            Assert.True(report.Status == "whole", report.Fault);
            Assert.Equal($"{log.Head.Hash}", report["head_hash"]);
        }
    }

    [Fact]
    public async Task A_log_that_lacks_what_somebody_kept_of_it_is_broken()
    {
        var world = ReplayLog.Live(4, operations: 50);
        var kept = await LogFolder.WriteAsync(_folder.Path, [.. world.Log.Take(3)]);
        var head = await LogFolder.WriteAsync(_folder.Path, [.. world.Log.Skip(3)]);

        Assert.Equal(0, await ExpectAsync(kept.WorldSeq.Value, $"{kept.Hash}"));
        Assert.Equal(0, await ExpectAsync(head.WorldSeq.Value, $"{head.Hash}"));
        Assert.Equal(1, await ExpectAsync(kept.WorldSeq.Value, $"{head.Hash}"));
        Assert.Equal(1, await ExpectAsync(head.WorldSeq.Value + 1, $"{head.Hash}"));
        Assert.Equal(1, await ExpectAsync(head.WorldSeq.Value, $"{LogHead.Empty.Hash}"));
    }

    [Fact]
    public async Task A_log_that_is_not_there_is_unreadable() =>
        Assert.Equal("unreadable", (await VerifyAsync(1)).Status);

    private async Task<int> ExpectAsync(long worldSeq, string hash) => (await PythonVerifier.RunAsync(
        ["log", _folder.Path, "--world", "1", "--expect-seq", $"{worldSeq}", "--expect-hash", hash], Token)).ExitCode;

    private async Task<VerifierReport> VerifyAsync(long world) =>
        Assert.Single(await PythonVerifier.VerifyAsync(world, [_folder.Path], Token));
}
