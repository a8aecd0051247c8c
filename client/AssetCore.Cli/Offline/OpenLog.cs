using System.Collections.Immutable;
using System.Globalization;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;

namespace AssetCore.Cli.Offline;

/// <summary>The log of one world, found and listed, to be read beside whoever writes it.</summary>
/// <param name="Store">Where it is.</param>
/// <param name="World">Whose log.</param>
/// <param name="Segments">Its segments when it was opened, in order.</param>
internal sealed record OpenLog(ILogStore Store, WorldId World, ImmutableArray<SegmentFile> Segments)
{
    /// <summary>Its size in bytes when it was opened.</summary>
    public long Bytes => Segments.Sum(segment => segment.Bytes);

    /// <summary>Finds and lists the log of a world.</summary>
    /// <exception cref="CliFault">There is no such log, or the store cannot be listed.</exception>
    public static async Task<OpenLog> OpenAsync(
        ILogStore store, WorldId world, string place, CancellationToken cancellationToken)
    {
        var segments = await ListAsync(store, world, cancellationToken);
        return segments.IsEmpty
            ? throw NotFound(world, place, $"there is nothing below {BlobName.LogPrefix(world)}")
            : new OpenLog(store, world, segments);
    }

    /// <summary>The segments that there are now, in order.</summary>
    public Task<ImmutableArray<SegmentFile>> ListAsync(CancellationToken cancellationToken) =>
        ListAsync(Store, World, cancellationToken);

    /// <summary>There is no log of that world.</summary>
    public static CliFault NotFound(WorldId world, string place, string reason) => new(
        ExitCode.Unusable,
        "LOG_NOT_FOUND",
        $"There is no log of world {world} in {place}: {reason}.",
        "say where with --root DIR or --connection-string TEXT, and which with --world ID");

    /// <summary>The log is there, but the store does not give it out.</summary>
    public static CliFault NotReadable(Exception exception) =>
        new(ExitCode.Unusable, "LOG_UNREADABLE", exception.Message);

    private static async Task<ImmutableArray<SegmentFile>> ListAsync(
        ILogStore store, WorldId world, CancellationToken cancellationToken)
    {
        var segments = ImmutableArray.CreateBuilder<SegmentFile>();
        try
        {
            await foreach (var blob in store.ListAsync(BlobName.LogPrefix(world), cancellationToken))
            {
                var name = Path.GetFileNameWithoutExtension(blob.Name.Value);
                if (!long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var first)) continue;
                segments.Add(new SegmentFile(blob.Name, new BatchNumber(first), blob.Length));
            }
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or StorageUnavailableException)
        {
            throw NotReadable(exception);
        }

        return segments.ToImmutable();
    }
}
