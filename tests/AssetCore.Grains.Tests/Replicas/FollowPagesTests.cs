using AssetCore.Grains.Replicas;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Tests.Replicas;

public sealed class FollowPagesTests
{
    private readonly FollowPages _pages = new();
    private int _reads;

    [Fact]
    public async Task Who_asks_for_a_page_while_it_is_read_and_after_gets_the_same()
    {
        var gate = new TaskCompletionSource();
        var waiting = Enumerable.Range(0, 100).Select(_ => GetAsync(1, bytes: 10, gate.Task)).ToList();

        gate.SetResult();
        var pages = await Task.WhenAll(waiting);
        var later = await GetAsync(1, bytes: 10, gate.Task);

        Assert.All(pages, page => Assert.Same(later, page));
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task Only_a_few_pages_are_kept_and_no_large_one()
    {
        for (var from = 1; from <= 100; from++) await GetAsync(from, bytes: 10, Task.CompletedTask);
        var few = _pages.Count;

        await GetAsync(1_000, bytes: 1_000_000, Task.CompletedTask);

        Assert.InRange(few, 1, 16);
        Assert.Equal(few, _pages.Count);
    }

    [Fact]
    public async Task A_page_that_could_not_be_read_is_read_again()
    {
        var gone = Task.FromException(new IOException("gone"));
        await Assert.ThrowsAsync<IOException>(() => GetAsync(1, bytes: 10, gone));

        var page = await GetAsync(1, bytes: 10, Task.CompletedTask);

        Assert.Equal(new WorldSeq(1), page.NextWorldSeq);
        Assert.Equal(2, _reads);
    }

    private Task<FollowPage> GetAsync(long from, long bytes, Task gate) =>
        _pages.GetAsync(new WorldSeq(from), 20, async () =>
        {
            Interlocked.Increment(ref _reads);
            await gate;
            return (new FollowPage([], new WorldSeq(from)), bytes);
        });
}
