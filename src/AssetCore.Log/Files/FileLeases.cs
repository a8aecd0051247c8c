using System.Collections.Concurrent;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Files;

/// <summary>
/// The rights to write that this store has granted. Any thread.
/// </summary>
/// <remarks>
/// A right that is given back while a file still holds bytes that were never flushed, and that could not be cut off, is
/// kept here with its lock: nobody, in this process or another, reads those bytes or takes them for the log, since the
/// page cache would show what the disk never got. Whoever wants the right next makes the cut first.
/// </remarks>
internal sealed class FileLeases(FileLayout layout, Folders folders, FileCalls calls)
{
    /// <summary>Locks for all worlds: opening one flushes files, which must not hold up the others.</summary>
    private const int Gates = 64;

    private readonly Lock[] _gates = [.. Enumerable.Range(0, Gates).Select(_ => new Lock())];
    private readonly ConcurrentDictionary<WorldId, FileLease> _granted = new();
    private readonly ConcurrentDictionary<WorldId, FileLease> _kept = new();

    /// <summary>The right that was granted and not given back; null if there is none.</summary>
    public FileLease? Find(WorldId world) => _granted.GetValueOrDefault(world);

    /// <exception cref="IOException">The file system refused.</exception>
    public WriterLeaseResult Acquire(WorldId world)
    {
        lock (GateOf(world))
        {
            if (MendKept(world) is { } trouble) return new WriterLeaseResult(null, null, trouble);
            folders.Create(layout.LogFolderOf(world).TrimEnd('/'));
#pragma warning disable CA2000 // the lease that is returned owns the lock
            var held = WriterLock.TryTake(layout.LockOf(world), layout.HolderOf(world), calls);
#pragma warning restore CA2000
            if (held is null) return new WriterLeaseResult(null, WriterLock.ReadHolder(layout.HolderOf(world)));
            try
            {
                FlushWhatACrashLeft(world);
                FileUploads.SweepDead(layout.FolderOf(world));
            }
            catch
            {
                held.Dispose();
                throw;
            }

            return new WriterLeaseResult(_granted[world] = new FileLease(world, held, calls, TakeBack), null);
        }
    }

    private Lock GateOf(WorldId world) => _gates[(int)((ulong)world.Value % Gates)];

    private void TakeBack(FileLease lease)
    {
        lock (GateOf(lease.World))
        {
            // Whoever looks the lease up from now on finds none; only then may another process have the world.
            if (lease.Mend() is not null) _kept[lease.World] = lease;
            _granted.TryRemove(lease.World, out _);
            if (!_kept.ContainsKey(lease.World)) lease.Release();
        }
    }

    private string? MendKept(WorldId world)
    {
        if (!_kept.TryGetValue(world, out var kept)) return null;
        if (kept.Mend() is { } trouble) return $"what was never flushed cannot be cut off: {trouble}";
        _kept.TryRemove(world, out _);
        kept.Release();
        return null;
    }

    /// <summary>
    /// A writer that was killed may have left whole frames behind its mark that no flush has followed, or whose flush
    /// had failed: after that, systems call the pages clean, and the next flush would succeed without writing them.
    /// Recovery will read them, so they are written once more and flushed before anybody does.
    /// </summary>
    private void FlushWhatACrashLeft(WorldId world)
    {
        foreach (var (name, path) in layout.List(BlobName.LogPrefix(world)))
        {
            // A pack is flushed whole before it gets its name.
            if (!BlobName.TryParseSegment(name, world, out _)) continue;
            var mark = SettledMark.Read(path);
            if (mark is { IsSealed: true }) continue;
            using var handle = File.OpenHandle(
                path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            if (mark is { } settled) UnsettledTail.WriteAgain(handle, settled.Length, calls);
            calls.Flush(handle);
        }
    }
}
