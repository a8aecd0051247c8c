using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Stores;
using AssetCore.Log.Tests.Writing;
using AssetCore.Log.Verification;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;

namespace AssetCore.Log.Tests.Files;

/// <summary>
/// A file that ends between two frames, before its mark does: nothing in the file itself tells that batches are gone.
/// </summary>
public sealed class CutShortTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestWriters _writers = new(new JumpingTime());

    private static BlobName Segment { get; } = BlobName.Segment(World, new BatchNumber(1));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_last_segment_cut_between_two_frames_is_corruption_sealed_or_not(bool isSealed)
    {
        var offset = await WriteAsync(isSealed);
        await using (var whole = await _writers.OpenAsync(Store())) Assert.Equal(3, whole.Recovery.Batches);
        Cut(offset);

        var open = await Assert.ThrowsAsync<LogCorruptException>(async () => await _writers.OpenAsync(Store()));
        Assert.Equal((Segment.Value, offset), (open.Blob, open.Offset));
        var report = await new ChainVerifier(Store(), World).VerifyAsync(null, null, Token);
        Assert.Equal((Segment.Value, offset), (report.Fault?.Blob, report.Fault?.Offset));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_left_of_a_file_is_all_that_its_stat_and_its_listing_tell(bool isSealed)
    {
        var offset = await WriteAsync(isSealed);
        Cut(offset);
        Assert.Equal(offset, (await Store().StatAsync(Segment, Token)).Length);
        await foreach (var listed in Store().ListAsync(Segment.Value, Token)) Assert.Equal(offset, listed.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_sealed_segment_in_the_middle_cut_between_two_frames_is_corruption(int framesLost)
    {
        var writers = new TestWriters(new JumpingTime(), new WorldLogOptions { SegmentAppendsMax = 3 });
        var ends = new List<long> { 0 };
        await using (var log = await writers.OpenAsync(Store()))
        {
            for (var seed = 1; seed <= 6; seed++)
            {
                var frame = await LandAsync(log, seed);
                if (seed <= 3) ends.Add(ends[^1] + frame.Frame.Length);
            }
        }

        // The seal frame goes, and as many batches before it.
        Cut(ends[3 - framesLost]);
        await Assert.ThrowsAsync<LogCorruptException>(async () => await writers.OpenAsync(Store()));
        Assert.NotNull((await new ChainVerifier(Store(), World).VerifyAsync(null, null, Token)).Fault);
        await Assert.ThrowsAsync<LogCorruptException>(async () => await ReadAllAsync(Store()));
    }

    private FileLogStore Store() => new(_folder.Path);

    /// <summary>Three batches; tells where the third begins.</summary>
    private async Task<long> WriteAsync(bool isSealed)
    {
        var store = Store();
        var offset = 0L;
        await using (var log = await _writers.OpenAsync(store))
        {
            for (var seed = 1; seed <= 3; seed++)
            {
                offset = (await store.StatAsync(Segment, Token)).Length;
                await LandAsync(log, seed);
            }
        }

        if (!isSealed) return offset;

        // As a writer does that dies between the store's seal and its next step.
        await using var lease = (await store.AcquireWriterAsync(World, Token)).Lease;
        Assert.Equal(StoreStatus.Done, (await store.SealAsync(Segment, Token)).Status);
        return offset;
    }

    private void Cut(long length)
    {
        using var file = File.OpenHandle(Path.Combine(_folder.Path, Segment.Value), access: FileAccess.ReadWrite);
        RandomAccess.SetLength(file, length);
    }
}
