using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Files;

public sealed class FailingDiskTests : IDisposable
{
    private readonly DiskTrial<FailingFileCalls> _trial = new();

    private static BlobName Segment { get; } = BlobName.Segment(World, new BatchNumber(1));

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public async Task A_failed_write_or_flush_is_undone_and_refused(int writes, int flushes)
    {
        await using var log = await _trial.Writers.OpenAsync(_trial.Store);
        var first = await LandAsync(log, 1);
        (_trial.Disk.WritesToFail, _trial.Disk.FlushesToFail) = (writes, flushes);
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 2));
        Assert.Equal(first.Frame.Length, new FileInfo(Path.Combine(_trial.Folder, Segment.Value)).Length);
        var third = await LandAsync(log, 3);
        AssertSame([first, third], await ReadAllAsync(_trial.Store));
    }

    [Fact]
    public async Task A_failure_that_cannot_be_undone_is_unknown_until_it_can()
    {
        await using var log = await _trial.Writers.OpenAsync(_trial.Store);
        var first = await LandAsync(log, 1);
        (_trial.Disk.WritesToFail, _trial.Disk.CutsToFail) = (1, 3);

        // The writer sends it again; the fourth time the file can be cut back, and the frame lands.
        var second = await LandAsync(log, 2);
        Assert.True(_trial.Disk.CutsToFail < 0);
        AssertSame([first, second], await ReadAllAsync(_trial.Store));
    }

    [Fact]
    public async Task A_disk_that_stays_broken_ends_the_writer_and_the_next_one_recovers()
    {
        var log = await _trial.Writers.OpenAsync(_trial.Store);
        var first = await LandAsync(log, 1);
        (_trial.Disk.WritesToFail, _trial.Disk.CutsToFail) = (int.MaxValue, int.MaxValue);
        Assert.IsType<AppendOutcome.Disputed>(await AppendAsync(log, 2));
        await log.DisposeAsync();

        // The half of a frame that the disk took is cut off before anybody comes next.
        (_trial.Disk.WritesToFail, _trial.Disk.CutsToFail) = (0, 0);
        await using var next = await _trial.Writers.OpenAsync(_trial.Store);
        Assert.Equal(0, next.Recovery.TornBytes);
        var third = await LandAsync(next, 3);
        AssertSame([first, third], await ReadAllAsync(_trial.Store));
    }

    [Fact]
    public async Task An_append_whose_mark_is_denied_is_unknown_and_never_refused()
    {
        await using var lease = (await _trial.Store.AcquireWriterAsync(World, Token)).Lease;
        Assert.Equal(StoreStatus.Done, (await _trial.Store.CreateAsync(Segment, Token)).Status);
        _trial.Disk.MarksToFail = 1;
        Assert.Equal(
            StoreStatus.Unknown, (await _trial.Store.AppendAsync(Segment, 0, new byte[10], Token)).Status);

        // It is durable: the repeat publishes it and finds the position taken.
        var repeated = await _trial.Store.AppendAsync(Segment, 0, new byte[10], Token);
        Assert.Equal((StoreStatus.PreconditionFailed, 10L), (repeated.Status, repeated.Length));
        Assert.Equal(10, (await _trial.Store.StatAsync(Segment, Token)).Length);
    }

    [Fact]
    public async Task A_key_is_put_in_a_folder_that_belongs_to_somebody_else_and_closes_it_once_it_may()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode Shared = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        var folder = Directory.CreateDirectory(Path.Combine(_trial.Folder, "subjects")).FullName;
        File.SetUnixFileMode(folder, Shared);
        _trial.Disk.RightsToDeny = 1;

        var denied = await PutAsync("subjects/1/a");
        Assert.Equal((StoreStatus.Done, Shared), (denied, File.GetUnixFileMode(folder)));
        var allowed = await PutAsync("subjects/1/b");
        Assert.Equal((StoreStatus.Done, OwnerOnly), (allowed, File.GetUnixFileMode(folder)));

        async Task<StoreStatus> PutAsync(string name) =>
            (await _trial.Store.PutAsync(new BlobName(name), new byte[10], PutCondition.IfAbsent, Token)).Status;
    }

    [Fact]
    public async Task Nobody_reads_what_is_not_flushed()
    {
        var other = new FileLogStore(_trial.Folder);
        await using var log = await _trial.Writers.OpenAsync(_trial.Store);
        var first = await LandAsync(log, 1);
        var seen = new List<long>();
        _trial.Disk.BeforeFlush = () =>
        {
            foreach (var store in new[] { _trial.Store, other })
                seen.Add(store.StatAsync(Segment, Token).AsTask().GetAwaiter().GetResult().Length);
            seen.Add(new FileInfo(Path.Combine(_trial.Folder, Segment.Value)).Length);
        };
        var second = await LandAsync(log, 2);
        var both = first.Frame.Length + second.Frame.Length;
        Assert.Equal([first.Frame.Length, first.Frame.Length, both], seen);
        Assert.Equal(both, (await other.StatAsync(Segment, Token)).Length);
    }

    [Fact]
    public async Task A_reader_beside_a_writer_that_is_recovering_sees_what_was_published()
    {
        var path = Path.Combine(_trial.Folder, Segment.Value);
        await using (var log = await _trial.Writers.OpenAsync(_trial.Store)) await LandAsync(log, 1);
        var settled = new FileInfo(path).Length;
        await File.AppendAllBytesAsync(path, new byte[100], Token);
        var other = new FileLogStore(_trial.Folder);
        Assert.Equal(settled + 100, (await other.StatAsync(Segment, Token)).Length);
        await using (var lease = (await _trial.Store.AcquireWriterAsync(World, Token)).Lease)
        {
            Assert.Equal(settled, (await other.StatAsync(Segment, Token)).Length);
            Assert.Equal(settled + 100, (await _trial.Store.StatAsync(Segment, Token)).Length);
            await Assert.ThrowsAsync<InvalidOperationException>(
                async () => await _trial.Store.AppendAsync(Segment, settled, new byte[10], Token));
            foreach (var length in new[] { settled - 1, settled + 101 })
            {
                var refused = await _trial.Store.SettleAsync(Segment, length, Token);
                Assert.Equal(StoreStatus.PreconditionFailed, refused.Status);
            }

            Assert.Equal(StoreStatus.Done, (await _trial.Store.SettleAsync(Segment, settled, Token)).Status);
            Assert.Equal(
                StoreStatus.Done, (await _trial.Store.AppendAsync(Segment, settled, new byte[10], Token)).Status);
        }
    }
}
