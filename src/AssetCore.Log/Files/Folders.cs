using System.Collections.Concurrent;

namespace AssetCore.Log.Files;

/// <summary>
/// Keeps names durable. A folder whose flush failed shows names that a crash may take back, and whoever finds such a
/// name would take it for done: so the folder is remembered, and nothing is told of its names until it is flushed. Any
/// thread.
/// </summary>
/// <param name="calls">How names reach the disk.</param>
internal sealed class Folders(FileCalls calls)
{
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
            Directory.CreateDirectory(path);
            Flush(parent);
        }
        else if (!_unflushed.IsEmpty)
        {
            // Its name, or that of one above it, may be one that no flush has followed.
            Create(parent);
            FlushAgain(parent);
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

    private void FlushRemembered(string path)
    {
        calls.FlushFolder(path);
        _unflushed.TryRemove(path, out _);
    }
}
