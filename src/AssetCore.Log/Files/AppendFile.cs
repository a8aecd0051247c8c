using System.Globalization;
using AssetCore.Log.Stores;
using Microsoft.Win32.SafeHandles;

namespace AssetCore.Log.Files;

/// <summary>
/// The writing end of one append file. One caller at a time; <see cref="DurableLength"/> may be read by any thread.
/// </summary>
/// <remarks>
/// After a failed write or flush nobody knows what reached the disk, and the page cache would answer a read-back with
/// bytes that the disk never got. So the file is cut back to its durable length through a fresh descriptor, flushed,
/// and only then is the failure definite. As long as that does not succeed, the outcome stays unknown, nothing else is
/// done to the file, and <see cref="Mend"/> tries again.
/// </remarks>
internal sealed class AppendFile : IDisposable
{
    private readonly string _path;
    private readonly FileCalls _calls;
    private SafeFileHandle? _mark;
    private SafeFileHandle? _file;
    private long _durableLength;
    private bool _isSealed;
    private bool _isSettled;
    private bool _hasMark;
    private bool _needsRepair;

    private AppendFile(string path, FileCalls calls) => (_path, _calls) = (path, calls);

    /// <summary>Bytes that are flushed and published.</summary>
    public long DurableLength => Volatile.Read(ref _durableLength);

    /// <summary>
    /// Creates an empty file. Its mark comes first: a file that has none is not one that is appended to.
    /// </summary>
    /// <exception cref="IOException">
    /// It exists, or could not be created; then there is none, unless it could not be removed either.
    /// </exception>
    public static AppendFile Create(string path, FileCalls calls)
    {
        if (File.Exists(path)) throw new IOException($"{path} exists.");
        var file = new AppendFile(path, calls) { _isSettled = true, _hasMark = true };
        try
        {
            file.Publish();
            calls.Flush(file.Mark);
            file._file = File.OpenHandle(
                path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            DirectorySync.Flush(Path.GetDirectoryName(path)!);
            return file;
        }
        catch (IOException)
        {
            file.Dispose();
            Remove(path);
            throw;
        }
    }

    /// <summary>Deletes a file and its mark, durably.</summary>
    /// <exception cref="IOException">They could not be deleted.</exception>
    public static void Remove(string path)
    {
        File.Delete(path);
        File.Delete(SettledMark.PathOf(path));
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Opens a file that exists. What a crashed writer left behind its mark has to be settled first.</summary>
    /// <exception cref="IOException">It does not exist, or could not be opened.</exception>
    public static AppendFile Open(string path, FileCalls calls)
    {
        var handle = OpenHandle(path);
        var mark = SettledMark.Read(path);
        var length = RandomAccess.GetLength(handle);
        return new AppendFile(path, calls)
        {
            _file = handle,
            _hasMark = mark is not null,
            _isSealed = mark is { IsSealed: true },
            _isSettled = mark?.Length == length || length == 0,
            _durableLength = Math.Min(mark?.Length ?? 0, length),
        };
    }

    public StoreResult Append(long position, ReadOnlySpan<byte> data)
    {
        if (_isSealed) return Stat(StoreStatus.Sealed);
        if (!_hasMark) return NotForAppending;
        if (!_isSettled) throw new InvalidOperationException($"{_path} was not settled after its last writer.");
        if (Mend() is { } trouble) return new StoreResult(StoreStatus.Unknown, Detail: trouble);
        if (position != _durableLength) return Stat(StoreStatus.PreconditionFailed);
        try
        {
            _calls.Write(_file!, data, position);
            _calls.Flush(_file!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _needsRepair = true;
            if (Mend() is not { } why) return new StoreResult(StoreStatus.Refused, Detail: failure.Message);
            return new StoreResult(StoreStatus.Unknown, Detail: $"{failure.Message} And it could not be undone: {why}");
        }

        Volatile.Write(ref _durableLength, position + data.Length);
        _needsRepair = true; // until it is published
        if (TryPublish() is { } reason) return new StoreResult(StoreStatus.Unknown, Detail: reason);
        _needsRepair = false;
        return Stat(StoreStatus.Done);
    }

    /// <summary>Seals for ever: the mark that says so is flushed.</summary>
    /// <exception cref="IOException">The mark could not be written or flushed; sealing again is right.</exception>
    public StoreResult Seal()
    {
        if (_isSealed) return Stat(StoreStatus.Done);
        if (!_hasMark) return NotForAppending;
        if (!_isSettled) throw new InvalidOperationException($"{_path} was not settled after its last writer.");
        if (Mend() is { } trouble) return new StoreResult(StoreStatus.Unknown, Detail: trouble);
        new SettledMark(_durableLength, IsSealed: true).Write(Mark, _calls);
        _calls.Flush(Mark);
        _isSealed = true;
        return Stat(StoreStatus.Done);
    }

    /// <summary>Ends a recovery: see <see cref="ITearableLogStore.SettleAsync"/>.</summary>
    /// <exception cref="IOException">The file could not be cut or flushed; settling again is right.</exception>
    public StoreResult Settle(long length)
    {
        var present = RandomAccess.GetLength(_file!);
        if (length > present || length < _durableLength) return Stat(StoreStatus.PreconditionFailed);
        if (_isSealed) return Stat(length == present ? StoreStatus.Done : StoreStatus.PreconditionFailed);
        if (length < present) _calls.SetLength(_file!, length);
        _calls.Flush(_file!);
        Volatile.Write(ref _durableLength, length);
        Publish();
        (_isSettled, _hasMark) = (true, true);
        return Stat(StoreStatus.Done);
    }

    /// <summary>
    /// Undoes what a failed append may have left behind: null once the file ends where it is durable, otherwise why it
    /// does not.
    /// </summary>
    public string? Mend()
    {
        if (!_needsRepair) return null;
        try
        {
            _file?.Dispose();
            _file = OpenHandle(_path);
            if (RandomAccess.GetLength(_file) != _durableLength) _calls.SetLength(_file, _durableLength);
            _calls.Flush(_file);
            Publish();
            _needsRepair = false;
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _mark?.Dispose();
    }

    /// <summary>
    /// A put or published blob, which is not to be appended to, or a copy that nobody has settled yet.
    /// </summary>
    private static StoreResult NotForAppending => new(StoreStatus.Refused, Detail: "the file has no mark");

    private SafeFileHandle Mark => _mark ??= File.OpenHandle(
        SettledMark.PathOf(_path),
        FileMode.OpenOrCreate,
        FileAccess.ReadWrite,
        FileShare.ReadWrite | FileShare.Delete);

    private static SafeFileHandle OpenHandle(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    private StoreResult Stat(StoreStatus status) =>
        new(status, _durableLength, _durableLength.ToString(CultureInfo.InvariantCulture), _isSealed);

    private void Publish() => new SettledMark(_durableLength, _isSealed).Write(Mark, _calls);

    private string? TryPublish()
    {
        try
        {
            Publish();
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }
}
