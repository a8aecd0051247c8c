using System.Collections.Concurrent;
using AssetCore.Ids;

namespace AssetCore.Log.Files;

/// <summary>
/// The right to write one world, with the files that its holder has open for appending. Calls that change one file are
/// made one at a time; anybody may look up how much of a file is durable.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="held">The lock, released with the last file.</param>
/// <param name="calls">How bytes reach the disk.</param>
/// <param name="onGivenBack">
/// Told first of all when the holder gives the right back; it decides when to <see cref="Release"/>.
/// </param>
internal sealed class FileLease(WorldId world, WriterLock held, FileCalls calls, Action<FileLease> onGivenBack)
    : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, AppendFile> _files = new(StringComparer.Ordinal);
    private int _isGivenBack;

    public WorldId World { get; } = world;

    /// <summary>The file's writing end if it is open.</summary>
    public AppendFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Creates a file and keeps it open.</summary>
    /// <exception cref="IOException">It could not be created.</exception>
    public AppendFile Create(string path) => _files[path] = AppendFile.Create(path, calls);

    /// <summary>The file's writing end, opened if need be.</summary>
    /// <exception cref="IOException">It does not exist, or could not be opened.</exception>
    public AppendFile Get(string path) => Find(path) ?? (_files[path] = AppendFile.Open(path, calls));

    /// <summary>Closes a file that will not be written again, or that is to be deleted.</summary>
    public void Close(string path)
    {
        if (_files.TryRemove(path, out var file)) file.Dispose();
    }

    /// <summary>
    /// Cuts off what failed appends left behind: null once every file ends where it is durable, otherwise why one does
    /// not.
    /// </summary>
    public string? Mend() => _files.Values.Select(file => file.Mend()).FirstOrDefault(trouble => trouble is not null);

    /// <summary>Closes every file and lets others have the world.</summary>
    public void Release()
    {
        foreach (var path in _files.Keys) Close(path);
        held.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isGivenBack, 1) == 0) onGivenBack(this);
        return ValueTask.CompletedTask;
    }
}
