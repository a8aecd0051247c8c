using System.Collections.Immutable;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// The feed of changes: what the log of world 0 has on record about worlds. It reads the log alone, so that whatever it
/// tells is durable, and no writer is needed to tell it. Any number of reads at a time.
/// </summary>
internal sealed class ChangeFeed(ILogStore store)
{
    private readonly WorldLogReader _log = new(store, WorldId.Index);

    /// <summary>A page of changes, oldest first.</summary>
    /// <param name="from">The first number or above; 0 and 1 mean the beginning.</param>
    /// <param name="limit">Changes at most, 1 to <see cref="ReadLimits.PageMax"/>.</param>
    public async Task<WorldChangesReply> ReadAsync(WorldSeq from, int limit)
    {
        if (from < WorldSeq.None || limit is < 1 or > ReadLimits.PageMax)
            return new WorldChangesReply(null, Refusals.BadFeedPage(from, limit));
        try
        {
            return new WorldChangesReply(await ReadPageAsync(from, limit), null);
        }
        catch (StorageUnavailableException fault)
        {
            return new WorldChangesReply(null, Refusals.StorageUnavailable(fault.Message));
        }
        catch (LogCorruptException fault)
        {
            return new WorldChangesReply(null, Refusals.LogCorrupt(fault.Message));
        }
    }

    private async Task<WorldChangePage> ReadPageAsync(WorldSeq from, int limit)
    {
        var next = from > WorldSeq.None ? from : WorldSeq.None.Next;

        // One more than the page holds tells whether there is another page.
        var changes = ImmutableArray.CreateBuilder<WorldChange>();
        await foreach (var frame in _log.ReadFromAsync(next, CancellationToken.None))
        {
            RecordedChanges.AddIndexChanges(frame, from, limit + 1, changes);
            if (changes.Count > limit) break;
            next = frame.Header.LastWorldSeq.Next;
        }

        if (changes.Count <= limit) return new WorldChangePage(changes.ToImmutable(), next, false);
        next = changes[limit].Seq;
        changes.Count = limit;
        return new WorldChangePage(changes.ToImmutable(), next, true);
    }
}
