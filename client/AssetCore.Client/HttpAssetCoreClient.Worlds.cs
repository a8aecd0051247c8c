using AssetCore.Client.Http;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Client;

/// <content>Worlds: made, listed, and how they are run. On the wire they are namespaces.</content>
public sealed partial class HttpAssetCoreClient
{
    private const string WorldsPath = "v1/write/namespaces";

    /// <summary>A page of the worlds that the caller may see, by number.</summary>
    /// <param name="filter">Which; null for all but deleted ones.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Worlds at most, 1 to <see cref="ReadLimits.PageMax"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ReadOutcome<WorldPage>> ListWorldsAsync(
        WorldFilter? filter = null,
        string? cursor = null,
        int limit = ReadLimits.PageDefault,
        CancellationToken cancellation = default)
    {
        var path = new PathBuilder(WorldsPath)
            .With("lifecycle", filter?.Lifecycle is { } stage ? WorldWords.Of(stage) : null)
            .With("write_mode", filter?.WriteMode is { } mode ? WorldWords.Of(mode) : null)
            .With("include_deleted", filter is { IncludesDeleted: true } ? "true" : null)
            .Page(cursor, limit);
        return AskAsync(path, WorldJson.ReadPage, cancellation);
    }

    /// <summary>One world as the index of worlds lists it.</summary>
    public Task<ReadOutcome<WorldItem>> FindWorldAsync(WorldId world, CancellationToken cancellation = default) =>
        AskAsync($"{WorldsPath}/{world}", WorldJson.ReadItem, cancellation);

    /// <summary>How a world is, from its own log: head, epoch, state and why, limits.</summary>
    public Task<ReadOutcome<WorldStatus>> GetWorldStatusAsync(
        WorldId world, CancellationToken cancellation = default) =>
        AskAsync($"{WorldsPath}/{world}/status", WorldJson.ReadStatus, cancellation);

    /// <summary>A page of what happened to worlds, oldest first.</summary>
    /// <param name="from">The first entry; 0 and 1 mean the beginning.</param>
    /// <param name="limit">Entries at most, 1 to <see cref="ReadLimits.PageMax"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ReadOutcome<WorldChangePage>> ListWorldChangesAsync(
        WorldSeq from = default, int limit = ReadLimits.PageDefault, CancellationToken cancellation = default)
    {
        var path = new PathBuilder(WorldsPath + "/changes").With("from_seq", from.Value).With("limit", limit).Path();
        return AskAsync(path, WorldJson.ReadChanges, cancellation);
    }

    /// <summary>Creates a world. A creation whose answer was lost is repeated, which completes it.</summary>
    /// <param name="request">The world. Its number was never used before.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>
    /// The world. If it had to be asked for more than once, a world of that number and name that exists by then is
    /// taken for the one that was asked for.
    /// </returns>
    public async Task<ReadOutcome<WorldItem>> CreateWorldAsync(
        CreateWorldRequest request, CancellationToken cancellation = default)
    {
        var body = HttpTransport.Encode(request, WorldRequestJson.Write);
        return await MakeAsync(
            WorldsPath, body, request.NamespaceId, world => world.DisplayName == request.DisplayName, cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Makes a world that begins as another one was. Repeated while the source's state is replayed, and when an answer
    /// was lost, which completes it.
    /// </summary>
    /// <param name="request">The source, where the fork begins, and the fork. Its number was never used before.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>
    /// The fork. If it had to be asked for more than once, a fork of that number and source that exists by then is
    /// taken for the one that was asked for.
    /// </returns>
    public async Task<ReadOutcome<WorldItem>> ForkWorldAsync(
        ForkWorldRequest request, CancellationToken cancellation = default)
    {
        var body = HttpTransport.Encode(request, WorldRequestJson.Write);
        return await MakeAsync(
            WorldsPath + "/fork_from_snapshot",
            body,
            request.NamespaceId,
            world => world.Lineage?.Source == request.SourceNamespaceId,
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes a checkpoint at the durable end of a world's log, unless there is one. Safe to repeat.</summary>
    /// <param name="world">The world.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ReadOutcome<WorldCheckpoint>> TakeCheckpointAsync(
        WorldId world, CancellationToken cancellation = default) =>
        AskAsync(
            token => _transport.PostAsync($"{WorldsPath}/{world}/checkpoint", ReadOnlyMemory<byte>.Empty, token),
            WorldJson.ReadCheckpoint,
            cancellation);

    /// <summary>Frees the bytes of a deleted world for good. Safe to repeat.</summary>
    /// <param name="world">The world.</param>
    /// <param name="request">Why.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The world; or that it is <c>NAMESPACE_IN_USE</c>: not deleted, or a fork leans on it.</returns>
    public Task<ReadOutcome<WorldItem>> PurgeWorldAsync(
        WorldId world, PurgeRequest request, CancellationToken cancellation = default)
    {
        var body = HttpTransport.Encode(request, WorldRequestJson.Write);
        return AskAsync(
            token => _transport.PostAsync($"{WorldsPath}/{world}/purge", body, token),
            WorldJson.ReadItem,
            cancellation);
    }

    /// <summary>Takes a world to another stage of its life; deleted is final. Safe to repeat.</summary>
    /// <param name="world">The world.</param>
    /// <param name="request">Which stage, and why.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ReadOutcome<WorldItem>> ChangeLifecycleAsync(
        WorldId world, LifecycleRequest request, CancellationToken cancellation = default)
    {
        var body = HttpTransport.Encode(request, WorldRequestJson.Write);
        return AskAsync(
            token => _transport.PostAsync($"{WorldsPath}/{world}/lifecycle", body, token),
            WorldJson.ReadItem,
            cancellation);
    }

    /// <summary>Changes how a world is run, from its next commit on. Safe to repeat.</summary>
    /// <param name="world">The world.</param>
    /// <param name="request">What is to change, and why.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ReadOutcome<WorldItem>> ChangeOperationalStateAsync(
        WorldId world, OperationalStateRequest request, CancellationToken cancellation = default)
    {
        var body = HttpTransport.Encode(request, WorldRequestJson.Write);
        return AskAsync(
            token => _transport.PostAsync($"{WorldsPath}/{world}/operational_state", body, token),
            WorldJson.ReadItem,
            cancellation);
    }

    private async Task<ReadOutcome<WorldItem>> MakeAsync(
        string path,
        ReadOnlyMemory<byte> body,
        WorldId number,
        Predicate<WorldItem> isOurs,
        CancellationToken cancellation)
    {
        var attempts = 0;
        var outcome = await AskAsync(
            token =>
            {
                attempts++;
                return _transport.PostAsync(path, body, token);
            },
            WorldJson.ReadItem,
            cancellation).ConfigureAwait(false);
        if (attempts == 1 || outcome.Rejection?.Code != ErrorCode.NamespaceAlreadyExists) return outcome;
        var found = await FindWorldAsync(number, cancellation).ConfigureAwait(false);
        return found.Answer is { } world && isOurs(world) ? found : outcome;
    }
}
