using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Stores;
using AssetCore.Log.Tests.Writing;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Files;

/// <summary>
/// The page cache shows bytes that the disk never got. Nobody may take them for the log: neither the writer whose flush
/// failed, nor the next one of the same process, nor one of another process.
/// </summary>
public sealed class UnflushedBytesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestWriters _writers = new(new JumpingTime());
    private readonly string _segment;
    private readonly ForgetfulDisk _disk;
    private readonly FileLogStore _store;

    public UnflushedBytesTests()
    {
        _segment = Path.Combine(_folder.Path, Segment.Value);
        _disk = new ForgetfulDisk(_segment);
        _store = new FileLogStore(_folder.Path, _disk);
    }

    private static BlobName Segment { get; } = BlobName.Segment(World, new BatchNumber(1));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_next_writer_of_the_process_waits_until_they_are_cut_off()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "open files are told by /proc");
        var log = await _writers.OpenAsync(_store);
        var first = await LandAsync(log, 1);
        (_disk.FlushesToFail, _disk.CutsToFail) = (1, int.MaxValue);
        Assert.IsType<AppendOutcome.Disputed>(await AppendAsync(log, 2));
        await log.DisposeAsync();
        Assert.True(new FileInfo(_segment).Length > first.Frame.Length, "the page cache shows them");

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var refused = await _store.AcquireWriterAsync(World, Token);
            Assert.Equal((null, null), (refused.Lease, refused.HeldBy));
            Assert.Contains("Input/output error", refused.Failure, StringComparison.Ordinal);
        }

        // Nor does anybody read them, in this process or in another, and no other process may write meanwhile.
        var other = new FileLogStore(_folder.Path);
        foreach (var store in new[] { _store, other }) AssertSame([first], await ReadAllAsync(store));
        Assert.NotNull((await other.AcquireWriterAsync(World, Token)).HeldBy);

        _disk.CutsToFail = 0;
        await using var next = await _writers.OpenAsync(_store);
        Assert.Equal((1L, 0L), (next.Recovery.Batches, next.Recovery.TornBytes));
        var third = await LandAsync(next, 3);
        AssertSame([first, third], await ReadAllAsync(_store));
        Assert.Equal([.. first.Frame.Span, .. third.Frame.Span], _disk.AfterPowerLoss());
    }

    [Fact]
    public async Task A_writer_of_another_process_makes_them_durable_before_it_reads_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "open files are told by /proc");
        var writers = new TestWriters(new JumpingTime());
        var frames = new List<byte[]>();
        await using (var log = await writers.OpenAsync(new FileLogStore(_folder.Path)))
        {
            for (var seed = 1; seed <= 2; seed++) frames.Add((await LandAsync(log, seed)).Frame.ToArray());
        }

        // As a process leaves it that was killed after a flush of the second frame had failed.
        await File.WriteAllBytesAsync(_segment, frames[0], Token);
        _disk.Watch();
        _disk.FlushesToFail = 1;
        using (var file = File.OpenHandle(_segment, FileMode.Open, FileAccess.ReadWrite))
        {
            _disk.Write(file, frames[1], frames[0].Length);
            Assert.Throws<IOException>(() => _disk.Flush(file));
        }

        using (var mark = File.OpenHandle(_segment + "~settled", FileMode.Open, FileAccess.Write))
            new SettledMark(frames[0].Length, IsSealed: false).Write(mark, new FileCalls());
        Assert.Equal(frames[0], _disk.AfterPowerLoss());

        await using var next = await writers.OpenAsync(_store);
        Assert.Equal(2, next.Recovery.Batches);
        Assert.Equal([.. frames[0], .. frames[1]], _disk.AfterPowerLoss());
    }
}
