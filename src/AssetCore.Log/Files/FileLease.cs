using System.Collections.Concurrent;
using AssetCore.Ids;

namespace AssetCore.Log.Files;

/// <summary>
/// The right to write one world, with the files that its holder has open for appending. Calls that change one file are
/// made one at a time; anybody may look up how much of a file is durable.
/// </summary>
internal sealed class FileLease(WorldId world, WriterLock held, FileCalls calls, Action<WorldId> onReleased)
    : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, AppendFile> _files = new(StringComparer.Ordinal);
    private int _isReleased;

    /// <summary>The file's writing end if it is open.</summary>
    public AppendFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Creates a file and keeps it open.</summary>
    public AppendFile Create(string path) => _files[path] = AppendFile.Create(path, calls);

    /// <summary>The file's writing end, opened if need be.</summary>
    /// <exception cref="IOException">It does not exist, or could not be opened.</exception>
    public AppendFile Get(string path) => Find(path) ?? (_files[path] = AppendFile.Open(path, calls));

    /// <summary>Closes a file that will not be written again, or that is to be deleted.</summary>
    public void Close(string path)
    {
        if (_files.TryRemove(path, out var file)) file.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) != 0) return ValueTask.CompletedTask;
        foreach (var path in _files.Keys) Close(path);

        // Whoever looks the lease up from now on finds none; only then may another process have the world.
        onReleased(world);
        held.Dispose();
        return ValueTask.CompletedTask;
    }
}
