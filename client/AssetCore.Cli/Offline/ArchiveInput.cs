using AssetCore.Recovery.Archives;

namespace AssetCore.Cli.Offline;

/// <summary>Opens archives of worlds.</summary>
internal static class ArchiveInput
{
    /// <summary>Reads and checks an archive, and opens it as a store.</summary>
    /// <param name="path">The file.</param>
    /// <param name="progress">Hears the bytes that were read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CliFault">It cannot be read, or is damaged.</exception>
    public static async Task<OpenStore> OpenAsync(
        string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var file = null as FileStream;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var archive = await WorldArchive.OpenAsync(file, progress, cancellationToken);
            return new OpenStore(archive, path, HasLocks: false, file);
        }
        catch (ArchiveCorruptException broken)
        {
            if (file is not null) await file.DisposeAsync();
            throw new CliFault(ExitCode.Refused, "ARCHIVE_BROKEN", $"{path}: {broken.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (file is not null) await file.DisposeAsync();
            throw CliFault.BadInput($"{path} cannot be read: {exception.Message}");
        }
    }
}
