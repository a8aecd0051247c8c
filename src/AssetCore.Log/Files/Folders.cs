using System.Collections.Concurrent;

namespace AssetCore.Log.Files;

/// <summary>
/// Keeps names durable. A folder whose flush failed shows names that a crash may take back, and whoever finds such a
/// name would take it for done: so the folder is remembered, and nothing is told of its names until it is flushed. Any
/// thread.
/// </summary>
/// <param name="layout">Where folders stand, and which are private.</param>
/// <param name="calls">How names reach the disk.</param>
internal sealed class Folders(FileLayout layout, FileCalls calls)
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, bool> _unflushed = new(StringComparer.Ordinal);

    /// <summary>Creates a folder and all above it that do not exist, each durable.</summary>
    /// <exception cref="IOException">A folder could not be created or flushed; creating it again is right.</exception>
    public void Create(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            if (!Directory.Exists(path)) throw new IOException($"There is no volume for {path}.");
            return;
        }

        if (!Directory.Exists(path))
        {
            Create(parent);
            Make(path);
            Flush(parent);
        }
        else if (!_unflushed.IsEmpty)
        {
            // Its name, or that of one above it, may be one that no flush has followed.
            Create(parent);
            FlushAgain(parent);
        }
    }

    /// <summary>
    /// Takes the private folder from everybody but its owner, if it was made for all and this process may do so.
    /// </summary>
    /// <exception cref="IOException">The system failed.</exception>
    public void ClosePrivate()
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(layout.PrivateFolder)) return;
        if (File.GetUnixFileMode(layout.PrivateFolder) == OwnerOnly) return;
        try
        {
            calls.SetRights(layout.PrivateFolder, OwnerOnly);
        }
        catch (UnauthorizedAccessException)
        {
            // Only the owner of a folder may change its rights. Where it belongs to somebody else, as on a volume that
            // is shared by a group, whoever owns it has decided who reads it; keys are made and destroyed all the same.
        }
    }

    /// <summary>Makes the names in a folder durable.</summary>
    /// <exception cref="IOException">The system refused; the folder is remembered.</exception>
    public void Flush(string path)
    {
        lock (_gate)
        {
            _unflushed[path] = true;
            FlushRemembered(path);
        }
    }

    /// <summary>
    /// Makes up for a flush that failed; to be called before anything is told of a name in the folder.
    /// </summary>
    /// <exception cref="IOException">
    /// The system refuses still: nobody knows which of the names would survive a crash.
    /// </exception>
    public void FlushAgain(string path)
    {
        if (!_unflushed.ContainsKey(path)) return;
        lock (_gate)
        {
            if (_unflushed.ContainsKey(path)) FlushRemembered(path);
        }
    }

    private void Make(string path)
    {
        if (OperatingSystem.IsWindows() || !layout.IsPrivate(path)) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
    }

    private void FlushRemembered(string path)
    {
        calls.FlushFolder(path);
        _unflushed.TryRemove(path, out _);
    }
}
