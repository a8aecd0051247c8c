using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Files;

public sealed class FullDiskTests : IDisposable
{
    private readonly DiskTrial<FullDisk> _trial = new();

    private static BlobName Segment { get; } = BlobName.Segment(World, new BatchNumber(1));

    public void Dispose() => _trial.Dispose();

    [Fact]
    public async Task Commits_are_refused_cleanly_and_go_on_when_space_returns()
    {
        await using var log = await _trial.Writers.OpenAsync(_trial.Store);
        var written = new List<BatchFrame> { await LandAsync(log, 1) };
        foreach (var left in new[] { 0L, 1, 500, 1167 })
        {
            _trial.Disk.FreeBytes = left;
            for (var i = 0; i < 3; i++) Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 2, 1000));
            Assert.Equal(written.Sum(frame => frame.Frame.Length), new FileInfo(PathOf(Segment)).Length);
            Assert.Equal(left, _trial.Disk.FreeBytes);
            _trial.Disk.FreeBytes = long.MaxValue;
            written.Add(await LandAsync(log, 3, 1000));
        }

        AssertSame(written, await ReadAllAsync(_trial.Store));
    }

    [Fact]
    public async Task A_world_opens_and_is_read_on_a_full_disk()
    {
        BatchFrame first;
        await using (var log = await _trial.Writers.OpenAsync(_trial.Store)) first = await LandAsync(log, 1);
        _trial.Disk.FreeBytes = 0;
        for (var life = 0; life < 3; life++)
        {
            await using var log = await _trial.Writers.OpenAsync(_trial.Store);
            Assert.Equal(first.Header.Batch, log.Head.Batch);
            Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 2));
            var other = await new FileLogStore(_trial.Folder).AcquireWriterAsync(World, Token);
            Assert.Equal("a process that left no name", other.HeldBy);
        }

        _trial.Disk.FreeBytes = long.MaxValue;
        await using var last = await _trial.Writers.OpenAsync(_trial.Store);
        var second = await LandAsync(last, 3);
        AssertSame([first, second], await ReadAllAsync(_trial.Store));
    }

    [Fact]
    public async Task A_put_or_an_upload_that_does_not_fit_is_refused_and_leaves_nothing()
    {
        var (manifest, pack) = (BlobName.Manifest(World), BlobName.Pack(World, new BatchNumber(1)));
        var old = await _trial.Store.PutAsync(manifest, new byte[100], PutCondition.IfAbsent, Token);
        await using var lease = (await _trial.Store.AcquireWriterAsync(World, Token)).Lease;
        var before = Everything();
        _trial.Disk.FreeBytes = 150;
        var put = await _trial.Store.PutAsync(manifest, new byte[200], PutCondition.IfMatch(old.ETag!), Token);
        Assert.Equal(StoreStatus.Refused, put.Status);
        _trial.Disk.FreeBytes = 150;
        var upload = StagedUpload.New();
        Assert.Equal(
            StoreStatus.Done, (await _trial.Store.StageAsync(pack, upload, 0, new byte[100], Token)).Status);
        Assert.Equal(
            StoreStatus.Refused, (await _trial.Store.StageAsync(pack, upload, 1, new byte[100], Token)).Status);
        Assert.Equal(before, Everything());

        // What was staged is gone with the refusal; a new upload is right.
        _trial.Disk.FreeBytes = long.MaxValue;
        Assert.Equal(
            StoreStatus.NotFound, (await _trial.Store.StageAsync(pack, upload, 1, new byte[100], Token)).Status);
        var published = await _trial.Store.PublishAsync(pack, upload, 1, PutCondition.IfAbsent, Token);
        Assert.Equal(StoreStatus.NotFound, published.Status);
        put = await _trial.Store.PutAsync(manifest, new byte[200], PutCondition.IfMatch(old.ETag!), Token);
        Assert.Equal(StoreStatus.Done, put.Status);
    }

    private string PathOf(BlobName name) => Path.Combine(_trial.Folder, name.Value);

    private List<(string Path, long Length)> Everything() =>
        [.. Directory.EnumerateFiles(_trial.Folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(path => (path, new FileInfo(path).Length))];
}
