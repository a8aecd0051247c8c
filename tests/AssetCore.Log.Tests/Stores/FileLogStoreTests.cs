using System.Globalization;
using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;
using AssetCore.Testing.Stores.Conformance;

namespace AssetCore.Log.Tests.Stores;

public sealed class FileLogStoreTests : LogStoreConformance
{
    private static readonly WorldId Other = new(8);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_second_writer_is_told_who_holds_the_world()
    {
        var second = new FileLogStore(_folder.Path);
        foreach (var store in new[] { Store, second })
        {
            var refused = await store.AcquireWriterAsync(World, Token);
            Assert.Null(refused.Lease);
            var process = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} ");
            Assert.StartsWith(process, refused.HeldBy, StringComparison.Ordinal);
        }

        await using var granted = (await second.AcquireWriterAsync(Other, Token)).Lease;
        Assert.NotNull(granted);
    }

    [Fact]
    public async Task A_right_that_was_given_back_is_granted_again()
    {
        for (var i = 0; i < 3; i++)
        {
            var lease = (await new FileLogStore(_folder.Path).AcquireWriterAsync(Other, Token)).Lease;
            Assert.NotNull(lease);
            await lease.DisposeAsync();
            await lease.DisposeAsync();
        }
    }

    [Fact]
    public async Task Writing_without_the_right_is_wrong_use()
    {
        var segment = BlobName.Segment(Other, new BatchNumber(1));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.CreateAsync(segment, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await new FileLogStore(_folder.Path).AppendAsync(Segment, 0, Bytes(1), Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CreateAsync(new BlobName("other"), Token));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.StatAsync(new BlobName("worlds/7/writer.lock"), Token));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_failure_and_nobodys_right()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "file"), "in the way", Token);
        var store = new FileLogStore(Path.Combine(_folder.Path, "file", "below"));
        var refused = await store.AcquireWriterAsync(World, Token);
        Assert.Equal((null, null), (refused.Lease, refused.HeldBy));
        Assert.NotNull(refused.Failure);
    }

    [Fact]
    public async Task Another_store_on_the_same_folder_reads_the_same()
    {
        await CreateAsync(Segment);
        await AppendAsync(Segment, 0, Bytes(100));
        var other = new FileLogStore(_folder.Path);
        Assert.Equal(await Store.StatAsync(Segment, Token), await other.StatAsync(Segment, Token));
        await Store.SealAsync(Segment, Token);
        Assert.Equal((100L, true), await StatAsync(other));

        static async Task<(long Length, bool IsSealed)> StatAsync(FileLogStore store)
        {
            var stat = await store.StatAsync(Segment, Token);
            return (stat.Length, stat.IsSealed);
        }
    }

    [Fact]
    public async Task A_damaged_mark_hides_everything_while_a_writer_lives()
    {
        await CreateAsync(Segment);
        await AppendAsync(Segment, 0, Bytes(100));
        var mark = Path.Combine(_folder.Path, Segment.Value + "~settled");
        await File.WriteAllBytesAsync(mark, new byte[24], Token);
        Assert.Equal(0, (await new FileLogStore(_folder.Path).StatAsync(Segment, Token)).Length);
        Assert.Equal(100, (await Store.StatAsync(Segment, Token)).Length);
    }

    [Fact]
    public async Task Puts_of_several_stores_exclude_each_other()
    {
        var first = await Store.PutAsync(Manifest, Bytes(10, seed: 0), PutCondition.IfAbsent, Token);
        var puts = await Task.WhenAll(Enumerable.Range(1, 8).Select(async seed => await new FileLogStore(_folder.Path)
            .PutAsync(Manifest, Bytes(10, seed), PutCondition.IfMatch(first.ETag!), Token)));
        Assert.Single(puts, put => put.Status == StoreStatus.Done);
        Assert.Equal(7, puts.Count(put => put.Status == StoreStatus.PreconditionFailed));
    }

    [Fact]
    public async Task What_a_dead_uploader_left_goes_with_the_next_writer_and_a_live_upload_stays()
    {
        var (dead, alive) = (Path.Combine(_folder.Path, $"{Pack.Value}~{StagedUpload.New()}"), StagedUpload.New());
        await File.WriteAllBytesAsync(dead, Bytes(100), Token);
        await StageAsync(alive, 0, Bytes(50));
        await ReleaseAsync();
        await using var next = (await new FileLogStore(_folder.Path).AcquireWriterAsync(World, Token)).Lease;
        Assert.NotNull(next);
        Assert.False(File.Exists(dead));
        Assert.Equal(StoreStatus.Done, (await PublishAsync(alive, 1)).Status);
        await AssertHoldsAsync(Pack, Bytes(50));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, $"*{alive}", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData(".a")]
    [InlineData("A")]
    [InlineData("a~b")]
    [InlineData("a\\b")]
    public void Names_that_could_leave_the_folder_are_no_names(string name)
    {
        Assert.Throws<ArgumentException>(() => new BlobName(name));
    }

    protected override ValueTask<ILogStore> CreateStoreAsync() => new(new FileLogStore(_folder.Path));

    protected override ValueTask DisposeStoreAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
