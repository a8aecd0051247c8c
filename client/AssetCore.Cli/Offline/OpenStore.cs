using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;

namespace AssetCore.Cli.Offline;

/// <summary>A store, or an archive that is read like one; dispose of it.</summary>
/// <param name="Store">What it holds.</param>
/// <param name="Place">Where it is, for people.</param>
/// <param name="HasLocks">True if the store itself tells whether a world is being written.</param>
/// <param name="Archive">The file of an archive; null for a store.</param>
internal sealed record OpenStore(ILogStore Store, string Place, bool HasLocks, Stream? Archive = null) : IDisposable
{
    /// <summary>The worlds that have blobs here, by number; the index of worlds among them.</summary>
    /// <exception cref="CliFault">The store cannot be listed.</exception>
    public async Task<IReadOnlyList<WorldId>> ListWorldsAsync(CancellationToken cancellationToken)
    {
        var worlds = new SortedSet<long>();
        try
        {
            await foreach (var blob in Store.ListAsync("worlds/", cancellationToken))
            {
                if (BlobName.TryParseWorld(blob.Name, out var world)) worlds.Add(world.Value);
            }
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw NotReadable(exception);
        }

        return [.. worlds.Select(world => new WorldId(world))];
    }

    /// <summary>Bytes of the segments of a world; 0 for one that is not there.</summary>
    /// <exception cref="CliFault">The store cannot be listed.</exception>
    public async Task<long> MeasureAsync(WorldId world, CancellationToken cancellationToken)
    {
        var bytes = 0L;
        try
        {
            await foreach (var blob in Store.ListAsync(BlobName.LogPrefix(world), cancellationToken))
                bytes += blob.Length;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw NotReadable(exception);
        }

        return bytes;
    }

    /// <summary>Fails unless there is something of a world.</summary>
    /// <exception cref="CliFault">There is nothing, or the store cannot be listed.</exception>
    public async Task RequireAsync(WorldId world, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var blob in Store.ListAsync(BlobName.WorldPrefix(world), cancellationToken)) return;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw NotReadable(exception);
        }

        throw NotFound(world);
    }

    /// <summary>There is no log of that world.</summary>
    public CliFault NotFound(WorldId world) =>
        NotFound(world, Place, $"there is nothing below {BlobName.WorldPrefix(world)}");

    /// <summary>There is no log of that world.</summary>
    public static CliFault NotFound(WorldId world, string place, string reason) => new(
        ExitCode.Unusable,
        "LOG_NOT_FOUND",
        $"There is no log of world {world} in {place}: {reason}.",
        "say where with --root DIR or --connection-string TEXT, and which with --world ID");

    /// <summary>True for what a store throws that does not answer.</summary>
    public static bool IsUnreadable(Exception exception) =>
        exception is StorageUnavailableException or IOException or UnauthorizedAccessException;

    /// <summary>The log is there, but the store does not give it out.</summary>
    public static CliFault NotReadable(Exception exception) =>
        new(ExitCode.Unusable, "LOG_UNREADABLE", exception.Message);

    public void Dispose()
    {
        (Store as IDisposable)?.Dispose();
        Archive?.Dispose();
    }
}
