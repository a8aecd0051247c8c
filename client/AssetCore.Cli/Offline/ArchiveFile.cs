using AssetCore.Recovery.Archives;

namespace AssetCore.Cli.Offline;

/// <summary>Writes archives: under a temporary name, flushed, and renamed when they are whole.</summary>
internal static class ArchiveFile
{
    private const int BufferBytes = 1024 * 1024;

    /// <summary>Writes an archive.</summary>
    /// <param name="path">Its name when it is whole.</param>
    /// <param name="write">Writes it into a stream.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="CliFault">The file cannot be written, or there is nothing to be exported.</exception>
    public static async Task<ExportReport> WriteAsync(
        string path, Func<Stream, Task<ExportReport>> write, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Environment.ProcessId}.part";
        try
        {
            ExportReport report;
            await using (var file = new FileStream(
                temporary, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous))
            {
                report = await write(file);
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return report;
        }
        catch (NothingToExportException nothing)
        {
            Remove(temporary);
            throw new CliFault(ExitCode.Refused, "NOTHING_TO_EXPORT", nothing.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            throw CliFault.BadInput($"{path} cannot be written: {exception.Message}");
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    private static void Remove(string temporary)
    {
        if (File.Exists(temporary)) File.Delete(temporary);
    }
}
