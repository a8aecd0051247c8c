using System.Collections.Concurrent;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// The pages that followers of a replica asked for last. All who wait at the head ask for the same page at the same
/// moment, so it is read and written out once. A kept page never becomes wrong: it may only end earlier than one read
/// now would, and who follows then asks for the next. Any thread.
/// </summary>
internal sealed class FollowPages
{
    /// <summary>Pages kept: followers who are a little late still find theirs.</summary>
    private const int PagesMax = 16;

    /// <summary>Bytes above which a page is not kept once it was read: 1 MiB a replica, all pages together.</summary>
    private const int KeptBytesMax = 64 * 1024;

    private readonly ConcurrentDictionary<(WorldSeq From, int Limit), Lazy<Task<FollowPage>>> _pages = new();
    private readonly ConcurrentQueue<(WorldSeq From, int Limit)> _order = new();

    /// <summary>Pages kept or being read now.</summary>
    public int Count => _pages.Count;

    /// <summary>The page, kept or read now; whoever asks meanwhile gets the same.</summary>
    /// <param name="from">The first sequence number; it must be visible, for an empty page must not be kept.</param>
    /// <param name="limit">Commits at most.</param>
    /// <param name="read">Reads a page, and tells how many bytes it has.</param>
    public async Task<FollowPage> GetAsync(WorldSeq from, int limit, Func<Task<(FollowPage Page, long Bytes)>> read)
    {
        var key = (from, limit);
        var page = new Lazy<Task<FollowPage>>(() => ReadAsync(key, read));
        var shared = _pages.GetOrAdd(key, page);
        try
        {
            return await shared.Value;
        }
        catch
        {
            // Whoever asks next tries again.
            _pages.TryRemove(KeyValuePair.Create(key, shared));
            throw;
        }
    }

    private async Task<FollowPage> ReadAsync(
        (WorldSeq From, int Limit) key, Func<Task<(FollowPage Page, long Bytes)>> read)
    {
        // Those who came with the first one wait for a task, not for a lock while the page is written out.
        await Task.Yield();
        var (page, bytes) = await read();
        if (bytes > KeptBytesMax)
        {
            _pages.TryRemove(key, out _);
            return page;
        }

        _order.Enqueue(key);
        while (_order.Count > PagesMax && _order.TryDequeue(out var oldest)) _pages.TryRemove(oldest, out _);
        return page;
    }
}
