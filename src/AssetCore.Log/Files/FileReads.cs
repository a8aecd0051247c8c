using System.Globalization;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Files;

/// <summary>
/// Reads files no further than is durable. While a writer lives, that is what it has published: inside this store
/// directly, from other processes by the file's mark. A file that nobody writes is read to its end, torn tail and all;
/// what is torn is for readers to tell.
/// </summary>
internal sealed class FileReads(FileLayout layout, Folders folders, Func<WorldId, FileLease?> leaseOf)
{
    private readonly FileVersions _versions = new();

    /// <exception cref="IOException">The file could not be read, or its name not be made durable.</exception>
    public StoreReadResult Read(BlobName name, long offset, Span<byte> buffer)
    {
        var path = layout.PathOf(name);
        folders.FlushAgain(Path.GetDirectoryName(path)!);
        using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var visible = VisibleLength(name, path, RandomAccess.GetLength(handle));
        if (offset >= visible) return new StoreReadResult(StoreStatus.Done);

        var wanted = buffer[..(int)Math.Min(buffer.Length, visible - offset)];
        var count = 0;
        while (count < wanted.Length)
        {
            var read = RandomAccess.Read(handle, wanted[count..], offset + count);
            if (read == 0) break;
            count += read;
        }

        return new StoreReadResult(StoreStatus.Done, count);
    }

    /// <exception cref="IOException">The same.</exception>
    public StoreResult Stat(BlobName name) => Stat(name, _versions.Of);

    /// <summary>See <see cref="IRememberingLogStore.StatAnewAsync"/>.</summary>
    /// <exception cref="IOException">The same.</exception>
    public StoreResult StatAnew(BlobName name) => Stat(name, _versions.OfAnew);

    /// <summary>
    /// See <see cref="ITearableLogStore.StatSettledAsync"/>. What was put or published is never torn.
    /// </summary>
    public StoreResult StatSettled(BlobName name)
    {
        var path = layout.PathOf(name);
        var file = new FileInfo(path);
        if (!file.Exists) return new StoreResult(StoreStatus.NotFound);
        if (SettledMark.Read(path) is { } mark) return new StoreResult(StoreStatus.Done, mark.Length);
        var mayBeTorn = BlobName.TryParseWorld(name, out var world) && BlobName.TryParseSegment(name, world, out _);
        return new StoreResult(StoreStatus.Done, mayBeTorn ? 0 : file.Length);
    }

    public long VisibleLength(BlobName name, string path, long fileLength)
    {
        var lease = BlobName.TryParseWorld(name, out var world) ? leaseOf(world) : null;
        if (lease?.Find(path) is { } file) return Math.Min(file.DurableLength, fileLength);
        if (SettledMark.Read(path) is not { } mark) return fileLength;

        // A file that is shorter than its mark is damaged. Its readers get what is there and find it below the mark.
        if (mark.IsSealed) return Math.Min(mark.Length, fileLength);

        // The length was taken before the lock is looked at: whatever a writer that comes later adds is beyond it.
        // Our own writer that has not opened the file yet is recovering, and must see all there is.
        var isWritten = lease is null && WriterLock.IsHeld(layout.LockOf(world));
        return isWritten ? Math.Min(mark.Length, fileLength) : fileLength;
    }

    private StoreResult Stat(BlobName name, Func<string, string> versionOf)
    {
        var path = layout.PathOf(name);
        folders.FlushAgain(Path.GetDirectoryName(path)!);
        var file = new FileInfo(path);
        if (!file.Exists) return new StoreResult(StoreStatus.NotFound);
        if (SettledMark.Read(path) is not { } mark)
            return new StoreResult(StoreStatus.Done, file.Length, versionOf(path));
        var length = VisibleLength(name, path, file.Length);
        return new StoreResult(StoreStatus.Done, length, length.ToString(CultureInfo.InvariantCulture), mark.IsSealed);
    }
}
