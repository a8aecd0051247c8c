using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Client.Cluster;

/// <summary>
/// Makes, lists and changes worlds over an Orleans cluster. What is refused is data. Safe to use from any number of
/// threads.
/// </summary>
public sealed class ClusterWorlds
{
    private readonly IGrainFactory _grains;
    private readonly IWorldIndexGrain _index;

    internal ClusterWorlds(IGrainFactory grains)
    {
        _grains = grains;
        _index = grains.GetGrain<IWorldIndexGrain>(WorldId.Index.Value);
    }

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
        CreateAsync(new CreateCall(world, displayName, reason), cancellation);

    /// <summary>Makes a world with limits of its own. Safe to repeat like the other one.</summary>
    /// <param name="create">The world.</param>
    /// <param name="cancellation">Ends the wait, not the making.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldReply> CreateAsync(CreateCall create, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(_index.CreateAsync(create), cancellation);

    /// <summary>
    /// Makes a world that begins as another one was. <c>RECOVERING</c> while the source's state is replayed: ask again,
    /// as after a lost answer.
    /// </summary>
    /// <param name="fork">The source, where the fork begins, and the fork.</param>
    /// <param name="cancellation">Ends the wait, not the making.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldReply> ForkAsync(ForkCall fork, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(_index.ForkAsync(fork), cancellation);

    /// <summary>Frees the bytes of a deleted world for good. Safe to repeat.</summary>
    /// <param name="purge">The world, and why.</param>
    /// <param name="cancellation">Ends the wait, not the purge.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldReply> PurgeAsync(PurgeCall purge, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(_index.PurgeAsync(purge), cancellation);

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
        ListAsync(new WorldListCall(null, lifecycle, null, false, cursor, limit), cancellation);

    /// <summary>A page of the worlds that a question asks for, in order of their numbers.</summary>
    /// <param name="list">Which, and how many.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldListReply> ListAsync(WorldListCall list, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(_index.ListAsync(list), cancellation);

    /// <summary>A page of one world, or of none if there is none of that number.</summary>
    /// <param name="world">Its number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldListReply> FindAsync(WorldId world, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(_index.ListAsync(WorldListCall.One(world)), cancellation);

    /// <summary>How a world is, from its own log: head, epoch, state and why, limits.</summary>
    /// <param name="world">Its number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldStatusReply> GetStatusAsync(WorldId world, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(_grains.GetGrain<IWorldGrain>(world.Value).StatusAsync(), cancellation);

    /// <summary>
    /// Changes how a world is run, from its next commit on. A state that it is in already is no change, so that this is
    /// safe to repeat.
    /// </summary>
    /// <param name="change">The world, what is to change, and why.</param>
    /// <param name="cancellation">Ends the wait, not the change.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldReply> ChangeAsync(ChangeCall change, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(_index.ChangeAsync(change), cancellation);

    /// <summary>
    /// Destroys a subject's key for ever, so that nobody can read what was sealed under it: who asked, metadata and
    /// origin of every commit that names the subject. Safe to repeat.
    /// </summary>
    /// <param name="world">The world. A subject of the same name in another world has another key.</param>
    /// <param name="subject">Whose key.</param>
    /// <param name="reason">Why; without personal data, for it stands in the log for ever.</param>
    /// <param name="cancellation">Ends the wait, not the erasure.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<SubjectErasureReply> EraseSubjectAsync(
        WorldId world, SubjectId subject, string reason, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(
            _grains.GetGrain<ICommitGatewayGrain>(world.Value)
                .EraseSubjectAsync(new EraseSubjectCall(subject, reason)),
            cancellation);

    /// <summary>A page of what happened to worlds, oldest first.</summary>
    /// <param name="from">The first entry; 0 and 1 mean the beginning.</param>
    /// <param name="limit">Entries at most, 1 to <see cref="ReadLimits.PageMax"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="AnswerLostException">No answer came: ask again.</exception>
    public Task<WorldChangesReply> ListChangesAsync(
        WorldSeq from = default, int limit = ReadLimits.PageDefault, CancellationToken cancellation = default) =>
        LostAnswers.CatchAsync(_index.ListChangesAsync(from, limit), cancellation);
}
