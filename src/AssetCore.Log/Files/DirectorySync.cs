using System.Runtime.InteropServices;

namespace AssetCore.Log.Files;

/// <summary>
/// Makes entries of a directory durable. On POSIX systems a new name survives a crash of the machine only once the
/// directory itself was flushed, which .NET offers no call for; on Windows the file system journals names by itself.
/// </summary>
internal static partial class DirectorySync
{
    private const int ReadOnly = 0;

    /// <summary>Makes the names in a directory durable.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var directory = Open(path, ReadOnly);
        if (directory < 0) throw Failure("open", path);
        try
        {
            if (Fsync(directory) < 0) throw Failure("flush", path);
        }
        finally
        {
            _ = Close(directory);
        }
    }

    private static IOException Failure(string action, string path) =>
        new($"Could not {action} the directory {path}: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
