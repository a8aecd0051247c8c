using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Client.Cluster;

/// <summary>
/// Makes and lists worlds over an Orleans cluster. What is refused is data. Safe to use from any number of threads.
/// </summary>
public sealed class ClusterWorlds
{
    private readonly IWorldIndexGrain _index;

    internal ClusterWorlds(IGrainFactory grains) => _index = grains.GetGrain<IWorldIndexGrain>(WorldId.Index.Value);

    /// <summary>
    /// Makes a world. A creation that was interrupted is completed by asking again; a world that exists is
    /// <c>NAMESPACE_ALREADY_EXISTS</c>.
    /// </summary>
    /// <param name="world">Its number, 1 or more.</param>
    /// <param name="displayName">Its name for people, up to 256 characters; null for none.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="cancellation">Ends the wait, not the making.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldReply> CreateAsync(
        WorldId world, string? displayName, string reason, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(_index.CreateAsync(new CreateCall(world, displayName, reason)), cancellation);

    /// <summary>A page of worlds, in order of their numbers.</summary>
    /// <param name="lifecycle">Only worlds at this stage; null for all but deleted ones.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Worlds at most, 1 to <see cref="ReadLimits.PageMax"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldListReply> ListAsync(
        WorldLifecycle? lifecycle = null,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(
            _index.ListAsync(new WorldListCall(null, lifecycle, null, false, cursor, limit)), cancellation);

    /// <summary>A page of one world, or of none if there is none of that number.</summary>
    /// <param name="world">Its number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldListReply> FindAsync(WorldId world, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(_index.ListAsync(WorldListCall.One(world)), cancellation);
}
