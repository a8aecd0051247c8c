using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Tests.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Files;

/// <summary>
/// What a crash of the machine leaves of the last append. The mark then tells the length before that append: it is
/// written only after the flush.
/// </summary>
public sealed class TornTailTests : IDisposable
{
    private const int LastPayload = 3000;

    private readonly TemporaryFolder _folder = new();
    private readonly TestWriters _writers = new(new JumpingTime());
    private readonly string _segment;
    private readonly string _mark;

    public TornTailTests()
    {
        _segment = Path.Combine(_folder.Path, BlobName.Segment(World, new BatchNumber(1)).Value);
        _mark = _segment + "~settled";
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_last_frame_that_is_cut_at_any_byte_is_dropped_and_written_over()
    {
        var (written, bytes, settled) = await CrashDuringLastAppendAsync(payloadBytes: 100);
        for (var cut = settled; cut < bytes.Length; cut++)
        {
            await LeaveAsync(bytes[..cut], settled);
            await AssertDroppedAsync(written, cut - settled);
        }
    }

    [Fact]
    public async Task A_last_frame_with_a_sector_that_never_reached_the_disk_is_dropped()
    {
        var (written, bytes, settled) = await CrashDuringLastAppendAsync(LastPayload);
        for (var sector = settled / 512; sector <= (bytes.Length - 1) / 512; sector++)
        {
            var left = bytes.ToArray();
            var from = Math.Max(settled, sector * 512);
            left.AsSpan(from, Math.Min(bytes.Length, (sector + 1) * 512) - from).Clear();
            await LeaveAsync(left, settled);
            await AssertDroppedAsync(written, bytes.Length - settled);
        }
    }

    [Fact]
    public async Task A_last_frame_of_nothing_but_zeros_is_dropped()
    {
        var (written, bytes, settled) = await CrashDuringLastAppendAsync(LastPayload);
        bytes.AsSpan(settled).Clear();
        await LeaveAsync(bytes, settled);
        await AssertDroppedAsync(written, bytes.Length - settled);
    }

    [Fact]
    public async Task A_last_frame_that_is_whole_is_kept_although_nobody_was_told()
    {
        var (written, bytes, settled) = await CrashDuringLastAppendAsync(LastPayload);
        await LeaveAsync(bytes, settled);
        await using var log = await _writers.OpenAsync(new FileLogStore(_folder.Path));
        Assert.Equal((written.Count + 1L, 0L), (log.Recovery.Batches, log.Recovery.TornBytes));
    }

    [Fact]
    public async Task A_whole_last_frame_with_a_wrong_sum_is_corruption()
    {
        var (_, bytes, settled) = await CrashDuringLastAppendAsync(LastPayload);
        for (var at = settled; at < bytes.Length; at += 37)
        {
            bytes[at] ^= 4;
            await LeaveAsync(bytes, settled);
            bytes[at] ^= 4;
            await AssertCorruptAsync(settled);
        }
    }

    [Fact]
    public async Task What_the_mark_covers_is_never_torn()
    {
        var (_, bytes, settled) = await CrashDuringLastAppendAsync(LastPayload);
        await LeaveAsync(bytes[..^1], bytes.Length);
        await AssertCorruptAsync(settled);

        bytes.AsSpan(bytes.Length - 1500, 1024).Clear();
        await LeaveAsync(bytes, bytes.Length);
        await AssertCorruptAsync(settled);
    }

    [Fact]
    public async Task A_frame_in_the_middle_is_never_torn_even_where_no_mark_tells()
    {
        var (_, bytes, settled) = await CrashDuringLastAppendAsync(LastPayload);
        await LeaveAsync(bytes, settled: null);
        Assert.Equal(4, (await ReadAllAsync(new FileLogStore(_folder.Path))).Count);

        // The header of the frame before the last one.
        var at = settled - 2000 - 168;
        bytes.AsSpan(at, 1500).Clear();
        await LeaveAsync(bytes, settled: null);
        await AssertCorruptAsync(at);
    }

    [Fact]
    public async Task A_copy_without_marks_may_end_in_a_torn_frame()
    {
        var (written, bytes, settled) = await CrashDuringLastAppendAsync(LastPayload);
        await LeaveAsync(bytes[..^10], settled: null);
        await AssertDroppedAsync(written, bytes.Length - 10 - settled);
    }

    private async Task<(List<BatchFrame> Written, byte[] Bytes, int Settled)> CrashDuringLastAppendAsync(
        int payloadBytes)
    {
        var written = new List<BatchFrame>();
        await using (var log = await _writers.OpenAsync(new FileLogStore(_folder.Path)))
        {
            foreach (var size in new[] { 500, 700, 2000 }) written.Add(await LandAsync(log, size, size));
            await LandAsync(log, 4, payloadBytes);
        }

        return (written, await File.ReadAllBytesAsync(_segment, Token), written.Sum(frame => frame.Frame.Length));
    }

    private async Task LeaveAsync(byte[] bytes, int? settled)
    {
        await File.WriteAllBytesAsync(_segment, bytes, Token);
        File.Delete(_mark);
        if (settled is not { } length) return;
        using var mark = File.OpenHandle(_mark, FileMode.Create, FileAccess.Write);
        new SettledMark(length, IsSealed: false).Write(mark, new FileCalls());
    }

    private async Task AssertDroppedAsync(List<BatchFrame> written, int torn)
    {
        // Readers of a stopped store stop before it; the next writer cuts it off and goes on.
        AssertSame(written, await ReadAllAsync(new FileLogStore(_folder.Path)));
        var store = new FileLogStore(_folder.Path);
        var sink = new CollectingSink();
        await using var log = await _writers.OpenAsync(store, sink);
        AssertSame(written, sink.Frames);
        Assert.Equal(torn, log.Recovery.TornBytes);
        Assert.Equal(written.Sum(frame => (long)frame.Frame.Length), new FileInfo(_segment).Length);
        var next = await LandAsync(log, 9);
        AssertSame([.. written, next], await ReadAllAsync(store));
    }

    private async Task AssertCorruptAsync(long offset)
    {
        var length = new FileInfo(_segment).Length;
        var store = new FileLogStore(_folder.Path);
        var read = await Assert.ThrowsAsync<LogCorruptException>(async () => await ReadAllAsync(store));
        Assert.Equal(offset, read.Offset);
        var open = await Assert.ThrowsAsync<LogCorruptException>(async () => await _writers.OpenAsync(store));
        Assert.Equal(offset, open.Offset);
        Assert.Equal(length, new FileInfo(_segment).Length);
    }
}
