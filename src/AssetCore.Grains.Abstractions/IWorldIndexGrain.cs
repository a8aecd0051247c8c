using AssetCore.Ids;
using AssetCore.Reads;
using Orleans.Concurrency;

namespace AssetCore.Grains.Abstractions;

/// <summary>World 0: the index of worlds. Key 0 only.</summary>
[Alias("assetcore.index"), GrainInterfaceType("assetcore.index")]
public interface IWorldIndexGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Reserves the number, writes the world's genesis into its own log, confirms: each step safe to repeat.
    /// </summary>
    [Alias("create"), ResponseTimeout("00:00:20")]
    Task<WorldReply> CreateAsync(CreateCall create);

    /// <summary>
    /// Reserves the number with its lineage on record, lets the world begin as its source was, confirms: each step safe
    /// to repeat. <c>RECOVERING</c> while the source's state is replayed: ask again.
    /// </summary>
    [Alias("fork"), ResponseTimeout("00:00:20")]
    Task<WorldReply> ForkAsync(ForkCall fork);

    /// <summary>
    /// Puts on record that the bytes of a deleted world go, then lets them go: safe to repeat. Refused while a fork
    /// leans on them.
    /// </summary>
    [Alias("purge"), ResponseTimeout("00:00:20")]
    Task<WorldReply> PurgeAsync(PurgeCall purge);

    /// <summary>
    /// Writes the change into the world's own log, where it takes effect with the next commit, then copies the world's
    /// state into the index: each step safe to repeat. A state that the world is in already is no change.
    /// </summary>
    [Alias("change"), ResponseTimeout("00:00:20")]
    Task<WorldReply> ChangeAsync(ChangeCall change);

    /// <summary>
    /// A page of worlds, of what is durable. Waits for the index's own append in progress and for nothing else: not for
    /// worlds that are being made or changed meanwhile.
    /// </summary>
    [Alias("list"), AlwaysInterleave, ResponseTimeout("00:00:20")]
    Task<WorldListReply> ListAsync(WorldListCall list);

    /// <summary>
    /// A page of the feed of changes, oldest first: everything that the index has on record about worlds, durable.
    /// </summary>
    /// <param name="from">The first entry's number or above; 0 and 1 mean the beginning.</param>
    /// <param name="limit">Entries at most, 1 to <see cref="ReadLimits.PageMax"/>.</param>
    [Alias("changes"), AlwaysInterleave, ResponseTimeout("00:00:20")]
    Task<WorldChangesReply> ListChangesAsync(WorldSeq from, int limit);
}
