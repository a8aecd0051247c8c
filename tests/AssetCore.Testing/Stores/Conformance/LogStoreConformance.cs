using AssetCore.Ids;
using AssetCore.Log.Stores;
using Xunit;

namespace AssetCore.Testing.Stores.Conformance;

/// <summary>
/// What every store must do, whatever it is made of. A store passes by a class that derives from this one; its own
/// tests may add to these and never take away.
/// </summary>
public abstract partial class LogStoreConformance : IAsyncLifetime
{
    protected static readonly WorldId World = new(7);

    private IAsyncDisposable? _lease;

    protected static CancellationToken Cancelled { get; } = new(canceled: true);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected static BlobName Segment { get; } = BlobName.Segment(World, new BatchNumber(1));

    protected static BlobName Manifest { get; } = BlobName.Manifest(World);

    protected ILogStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Store = await CreateStoreAsync();
        _lease = (await Store.AcquireWriterAsync(World, Token)).Lease;
        Assert.NotNull(_lease);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await ReleaseAsync();
        await DisposeStoreAsync();
    }

    [Fact]
    public async Task A_created_blob_is_empty_and_not_sealed()
    {
        await CreateAsync(Segment);
        var stat = await Store.StatAsync(Segment, Token);
        Assert.Equal((StoreStatus.Done, 0L, false), (stat.Status, stat.Length, stat.IsSealed));
    }

    [Fact]
    public async Task A_blob_is_created_once()
    {
        await CreateAsync(Segment);
        await AppendAsync(Segment, 0, Bytes(10));
        var again = await Store.CreateAsync(Segment, Token);
        Assert.Equal(StoreStatus.AlreadyExists, again.Status);
        Assert.Equal(10, (await Store.StatAsync(Segment, Token)).Length);
    }

    [Fact]
    public async Task An_append_at_the_end_is_done_and_read_back()
    {
        await CreateAsync(Segment);
        var (first, second) = (Bytes(1000, seed: 1), Bytes(70_000, seed: 2));
        var answer = await AppendAsync(Segment, 0, first);
        Assert.Equal(1000, answer.Length);
        answer = await AppendAsync(Segment, 1000, second);
        Assert.Equal(71_000, answer.Length);
        await AssertHoldsAsync(Segment, [.. first, .. second]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(11)]
    public async Task An_append_at_another_position_changes_nothing(long position)
    {
        await CreateAsync(Segment);
        await AppendAsync(Segment, 0, Bytes(10));
        var answer = await Store.AppendAsync(Segment, position, Bytes(5), Token);
        Assert.Equal(StoreStatus.PreconditionFailed, answer.Status);
        await AssertHoldsAsync(Segment, Bytes(10));
    }

    [Fact]
    public async Task An_append_to_nothing_is_not_found()
    {
        Assert.Equal(StoreStatus.NotFound, (await Store.AppendAsync(Segment, 0, Bytes(5), Token)).Status);
    }

    [Fact]
    public async Task An_append_that_is_cancelled_before_it_begins_is_refused()
    {
        await CreateAsync(Segment);
        Assert.Equal(StoreStatus.Refused, (await Store.AppendAsync(Segment, 0, Bytes(5), Cancelled)).Status);
        Assert.Equal(0, (await Store.StatAsync(Segment, Token)).Length);
    }

    [Fact]
    public async Task The_largest_append_is_done()
    {
        await CreateAsync(Segment);
        var bytes = Bytes(LogStoreLimits.AppendBytesMax);
        await AppendAsync(Segment, 0, bytes);
        await AssertHoldsAsync(Segment, bytes);
    }

    [Fact]
    public async Task A_larger_append_and_an_empty_one_are_wrong_use()
    {
        await CreateAsync(Segment);
        var large = new byte[LogStoreLimits.AppendBytesMax + 1];
        foreach (var bytes in new[] { large, [] })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
                async () => await Store.AppendAsync(Segment, 0, bytes, Token));
        }
    }

    [Fact]
    public async Task A_sealed_blob_takes_no_append_and_stays_readable()
    {
        await CreateAsync(Segment);
        await AppendAsync(Segment, 0, Bytes(10));
        Assert.Equal(StoreStatus.Done, (await Store.SealAsync(Segment, Token)).Status);
        Assert.Equal(StoreStatus.Sealed, (await Store.AppendAsync(Segment, 10, Bytes(5), Token)).Status);
        var stat = await Store.StatAsync(Segment, Token);
        Assert.Equal((10L, true), (stat.Length, stat.IsSealed));
        await AssertHoldsAsync(Segment, Bytes(10));
    }

    [Fact]
    public async Task Sealing_again_is_done()
    {
        await CreateAsync(Segment);
        await Store.SealAsync(Segment, Token);
        Assert.Equal(StoreStatus.Done, (await Store.SealAsync(Segment, Token)).Status);
    }

    [Fact]
    public async Task Sealing_nothing_is_not_found()
    {
        Assert.Equal(StoreStatus.NotFound, (await Store.SealAsync(Segment, Token)).Status);
    }

    [Fact]
    public async Task Reads_begin_and_end_anywhere()
    {
        await CreateAsync(Segment);
        var bytes = Bytes(300);
        for (var at = 0; at < 300; at += 100) await AppendAsync(Segment, at, bytes[at..(at + 100)]);
        foreach (var (offset, length) in new[] { (0, 300), (0, 1), (99, 2), (100, 100), (150, 149), (299, 1) })
        {
            var buffer = new byte[length];
            var read = await Store.ReadAsync(Segment, offset, buffer, Token);
            Assert.Equal(new StoreReadResult(StoreStatus.Done, length), read);
            Assert.Equal(bytes[offset..(offset + length)], buffer);
        }
    }

    [Fact]
    public async Task A_read_is_short_only_at_the_end()
    {
        await CreateAsync(Segment);
        Assert.Equal((StoreStatus.Done, 0), await ReadAsync(0, 10));
        await AppendAsync(Segment, 0, Bytes(300));
        Assert.Equal((StoreStatus.Done, 100), await ReadAsync(200, 400));
        Assert.Equal((StoreStatus.Done, 0), await ReadAsync(300, 10));
        Assert.Equal((StoreStatus.Done, 0), await ReadAsync(5000, 10));

        async Task<(StoreStatus Status, int Count)> ReadAsync(long offset, int length)
        {
            var read = await Store.ReadAsync(Segment, offset, new byte[length], Token);
            return (read.Status, read.Count);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.Equal(StoreStatus.NotFound, (await Store.ReadAsync(Segment, 0, new byte[10], Token)).Status);
        Assert.Equal(StoreStatus.NotFound, (await Store.StatAsync(Segment, Token)).Status);
        Assert.Equal(StoreStatus.NotFound, (await Store.DeleteAsync(Segment, Token)).Status);
    }

    [Fact]
    public async Task A_put_of_an_absent_blob_is_done_once()
    {
        var put = await Store.PutAsync(Manifest, Bytes(10), PutCondition.IfAbsent, Token);
        Assert.Equal((StoreStatus.Done, 10L), (put.Status, put.Length));
        Assert.NotNull(put.ETag);
        Assert.Equal(put.ETag, (await Store.StatAsync(Manifest, Token)).ETag);
        var again = await Store.PutAsync(Manifest, Bytes(20), PutCondition.IfAbsent, Token);
        Assert.Equal(StoreStatus.AlreadyExists, again.Status);
        await AssertHoldsAsync(Manifest, Bytes(10));
    }

    [Fact]
    public async Task A_put_replaces_the_version_it_names_and_no_other()
    {
        var first = await Store.PutAsync(Manifest, Bytes(10, seed: 1), PutCondition.IfAbsent, Token);
        var second = await Store.PutAsync(Manifest, Bytes(20, seed: 2), PutCondition.IfMatch(first.ETag!), Token);
        Assert.Equal(StoreStatus.Done, second.Status);
        Assert.NotEqual(first.ETag, second.ETag);
        var late = await Store.PutAsync(Manifest, Bytes(30, seed: 3), PutCondition.IfMatch(first.ETag!), Token);
        Assert.Equal(StoreStatus.PreconditionFailed, late.Status);
        await AssertHoldsAsync(Manifest, Bytes(20, seed: 2));
    }

    [Fact]
    public async Task A_put_that_names_a_version_of_nothing_fails()
    {
        var put = await Store.PutAsync(Manifest, Bytes(10), PutCondition.IfAbsent, Token);
        await Store.DeleteAsync(Manifest, Token);
        var again = await Store.PutAsync(Manifest, Bytes(20), PutCondition.IfMatch(put.ETag!), Token);
        Assert.Equal(StoreStatus.PreconditionFailed, again.Status);
        Assert.Equal(StoreStatus.NotFound, (await Store.StatAsync(Manifest, Token)).Status);
    }

    [Fact]
    public async Task A_deleted_blob_is_gone_and_its_name_is_free()
    {
        await CreateAsync(Segment);
        await AppendAsync(Segment, 0, Bytes(10));
        Assert.Equal(StoreStatus.Done, (await Store.DeleteAsync(Segment, Token)).Status);
        Assert.Equal(StoreStatus.NotFound, (await Store.ReadAsync(Segment, 0, new byte[1], Token)).Status);
        await CreateAsync(Segment);
        await AppendAsync(Segment, 0, Bytes(5));
        await AssertHoldsAsync(Segment, Bytes(5));
    }

    [Fact]
    public async Task A_listing_is_in_ordinal_order_and_stays_below_its_prefix()
    {
        foreach (var batch in new[] { 1L, 10, 2, 100_000 })
        {
            await CreateAsync(BlobName.Segment(World, new BatchNumber(batch)));
            await AppendAsync(BlobName.Segment(World, new BatchNumber(batch)), 0, Bytes((int)(batch % 1000) + 1));
        }

        await Store.PutAsync(Manifest, Bytes(3), PutCondition.IfAbsent, Token);
        var listed = await ListAsync(BlobName.LogPrefix(World));
        Assert.Equal(
            [.. new[] { 1L, 2, 10, 100_000 }.Select(batch =>
                new BlobListing(BlobName.Segment(World, new BatchNumber(batch)), (batch % 1000) + 1))],
            listed);
        Assert.Equal(5, (await ListAsync(BlobName.WorldPrefix(World))).Count);
        Assert.Empty(await ListAsync(BlobName.WorldPrefix(new WorldId(8))));
    }

    [Fact]
    public async Task Appends_to_several_blobs_run_side_by_side()
    {
        var names = Enumerable.Range(1, 8).Select(batch => BlobName.Segment(World, new BatchNumber(batch))).ToArray();
        await Task.WhenAll(names.Select(async (name, seed) =>
        {
            await CreateAsync(name);
            for (var i = 0; i < 10; i++) await AppendAsync(name, i * 100, Bytes(100, seed + i));
        }));
        foreach (var (name, seed) in names.Select((name, seed) => (name, seed)))
            await AssertHoldsAsync(name, [.. Enumerable.Range(0, 10).SelectMany(i => Bytes(100, seed + i))]);
    }

    protected abstract ValueTask<ILogStore> CreateStoreAsync();

    /// <summary>Gives the right to write the world back.</summary>
    protected async ValueTask ReleaseAsync()
    {
        if (_lease is not null) await _lease.DisposeAsync();
        _lease = null;
    }

    protected abstract ValueTask DisposeStoreAsync();

    protected static byte[] Bytes(int count, int seed = 0)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected async Task CreateAsync(BlobName name) =>
        Assert.Equal(StoreStatus.Done, (await Store.CreateAsync(name, Token)).Status);

    protected async Task<StoreResult> AppendAsync(BlobName name, long position, byte[] bytes)
    {
        var answer = await Store.AppendAsync(name, position, bytes, Token);
        Assert.Equal(StoreStatus.Done, answer.Status);
        return answer;
    }

    protected async Task AssertHoldsAsync(BlobName name, byte[] expected)
    {
        var buffer = new byte[expected.Length + 1];
        var read = await Store.ReadAsync(name, 0, buffer, Token);
        Assert.Equal(new StoreReadResult(StoreStatus.Done, expected.Length), read);
        Assert.True(expected.AsSpan().SequenceEqual(buffer.AsSpan(0, read.Count)));
    }

    protected async Task<List<BlobListing>> ListAsync(string prefix)
    {
        var listed = new List<BlobListing>();
        await foreach (var blob in Store.ListAsync(prefix, Token)) listed.Add(blob);
        return listed;
    }
}
