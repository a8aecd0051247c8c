using AssetCore.Ids;
using AssetCore.Log.Stores;
using Xunit;

namespace AssetCore.Testing.Stores.Conformance;

/// <summary>Blobs that are staged in blocks and published whole.</summary>
public abstract partial class LogStoreConformance
{
    protected static BlobName Pack { get; } = BlobName.Pack(World, new BatchNumber(1));

    [Fact]
    public async Task An_upload_is_invisible_until_it_is_published_and_then_whole()
    {
        var upload = StagedUpload.New();
        var (first, second, third) = (Bytes(70_000, seed: 1), Bytes(1, seed: 2), Bytes(3000, seed: 3));
        await StageAsync(upload, 0, first);
        await StageAsync(upload, 1, second);
        await StageAsync(upload, 2, third);
        Assert.Equal(StoreStatus.NotFound, (await Store.StatAsync(Pack, Token)).Status);
        Assert.Equal(StoreStatus.NotFound, (await Store.ReadAsync(Pack, 0, new byte[10], Token)).Status);
        Assert.Empty(await ListAsync(BlobName.WorldPrefix(World)));

        var published = await PublishAsync(upload, 3);
        Assert.Equal(StoreStatus.Done, published.Status);
        await AssertHoldsAsync(Pack, [.. first, .. second, .. third]);
        var stat = await Store.StatAsync(Pack, Token);
        Assert.Equal((73_001L, published.ETag, false), (stat.Length, stat.ETag, stat.IsSealed));
        Assert.Equal([new BlobListing(Pack, 73_001)], await ListAsync(BlobName.LogPrefix(World)));
    }

    [Fact]
    public async Task The_last_block_staged_again_is_replaced()
    {
        var upload = StagedUpload.New();
        await StageAsync(upload, 0, Bytes(500, seed: 1));
        await StageAsync(upload, 0, Bytes(400, seed: 2));
        await StageAsync(upload, 1, Bytes(300, seed: 3));
        await StageAsync(upload, 1, Bytes(600, seed: 4));
        await StageAsync(upload, 1, Bytes(200, seed: 5));
        Assert.Equal(StoreStatus.Done, (await PublishAsync(upload, 2)).Status);
        await AssertHoldsAsync(Pack, [.. Bytes(400, seed: 2), .. Bytes(200, seed: 5)]);
    }

    [Fact]
    public async Task The_largest_block_is_staged()
    {
        var upload = StagedUpload.New();
        var bytes = Bytes(LogStoreLimits.StagedBlockBytesMax);
        await StageAsync(upload, 0, bytes);
        Assert.Equal(StoreStatus.Done, (await PublishAsync(upload, 1)).Status);
        await AssertHoldsAsync(Pack, bytes);
    }

    [Fact]
    public async Task Blocks_and_counts_beyond_the_limits_are_wrong_use()
    {
        var upload = StagedUpload.New();
        var large = new byte[LogStoreLimits.StagedBlockBytesMax + 1];
        foreach (var (index, bytes) in new[]
        {
            (0, large), (0, []), (-1, Bytes(1)), (LogStoreLimits.StagedBlocksMax, Bytes(1)),
        })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
                async () => await Store.StageAsync(Pack, upload, index, bytes, Token));
        }

        foreach (var count in new[] { 0, -1, LogStoreLimits.StagedBlocksMax + 1 })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await PublishAsync(upload, count));
    }

    [Fact]
    public async Task Two_uploads_of_one_name_never_mix_and_the_first_published_stays()
    {
        var (first, second) = (StagedUpload.New(), StagedUpload.New());
        await StageAsync(first, 0, Bytes(100, seed: 1));
        await StageAsync(second, 0, Bytes(100, seed: 2));
        await StageAsync(first, 1, Bytes(50, seed: 3));
        await StageAsync(second, 1, Bytes(50, seed: 4));
        Assert.Equal(StoreStatus.Done, (await PublishAsync(second, 2)).Status);
        Assert.Equal(StoreStatus.AlreadyExists, (await PublishAsync(first, 2)).Status);
        Assert.Equal(StoreStatus.AlreadyExists, (await PublishAsync(second, 2)).Status);
        await AssertHoldsAsync(Pack, [.. Bytes(100, seed: 2), .. Bytes(50, seed: 4)]);
    }

    [Fact]
    public async Task An_upload_replaces_the_version_it_names_and_no_other()
    {
        var put = await Store.PutAsync(Pack, Bytes(10), PutCondition.IfAbsent, Token);
        var (first, second) = (StagedUpload.New(), StagedUpload.New());
        await StageAsync(first, 0, Bytes(20, seed: 1));
        await AssertHoldsAsync(Pack, Bytes(10));
        var published = await Store.PublishAsync(Pack, first, 1, PutCondition.IfMatch(put.ETag!), Token);
        Assert.Equal(StoreStatus.Done, published.Status);
        Assert.NotEqual(put.ETag, published.ETag);

        await StageAsync(second, 0, Bytes(30, seed: 2));
        var late = await Store.PublishAsync(Pack, second, 1, PutCondition.IfMatch(put.ETag!), Token);
        Assert.Equal(StoreStatus.PreconditionFailed, late.Status);
        await AssertHoldsAsync(Pack, Bytes(20, seed: 1));
    }

    [Fact]
    public async Task Blocks_that_were_not_staged_are_not_found()
    {
        var upload = StagedUpload.New();
        Assert.Equal(StoreStatus.NotFound, (await PublishAsync(upload, 1)).Status);
        await StageAsync(upload, 0, Bytes(10));
        Assert.Equal(StoreStatus.NotFound, (await PublishAsync(upload, 2)).Status);
        Assert.Equal(StoreStatus.NotFound, (await PublishAsync(StagedUpload.New(), 1)).Status);
        Assert.Equal(StoreStatus.NotFound, (await Store.StatAsync(Pack, Token)).Status);
    }

    [Fact]
    public async Task An_upload_that_is_cancelled_before_it_begins_is_refused()
    {
        var upload = StagedUpload.New();
        Assert.Equal(StoreStatus.Refused, (await Store.StageAsync(Pack, upload, 0, Bytes(5), Cancelled)).Status);
        await StageAsync(upload, 0, Bytes(5));
        var published = await Store.PublishAsync(Pack, upload, 1, PutCondition.IfAbsent, Cancelled);
        Assert.Equal(StoreStatus.Refused, published.Status);
        Assert.Equal(StoreStatus.NotFound, (await Store.StatAsync(Pack, Token)).Status);
    }

    [Fact]
    public async Task A_published_blob_takes_no_append()
    {
        var upload = StagedUpload.New();
        await StageAsync(upload, 0, Bytes(10));
        await PublishAsync(upload, 1);
        Assert.Equal(StoreStatus.Refused, (await Store.AppendAsync(Pack, 10, Bytes(5), Token)).Status);
        Assert.Equal(StoreStatus.AlreadyExists, (await Store.CreateAsync(Pack, Token)).Status);
        Assert.Equal(StoreStatus.Done, (await Store.DeleteAsync(Pack, Token)).Status);
        Assert.Equal(StoreStatus.NotFound, (await Store.StatAsync(Pack, Token)).Status);
    }

    protected async Task StageAsync(StagedUpload upload, int index, byte[] bytes) =>
        Assert.Equal(StoreStatus.Done, (await Store.StageAsync(Pack, upload, index, bytes, Token)).Status);

    protected async Task<StoreResult> PublishAsync(StagedUpload upload, int count) =>
        await Store.PublishAsync(Pack, upload, count, PutCondition.IfAbsent, Token);
}
