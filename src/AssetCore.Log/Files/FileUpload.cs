using System.Security.Cryptography;
using AssetCore.Log.Stores;
using Microsoft.Win32.SafeHandles;

namespace AssetCore.Log.Files;

/// <summary>
/// A file that is being staged beside the blob it will become. It stays open, which locks it: whoever finds such a file
/// and can lock it knows that its uploader is dead. One caller at a time.
/// </summary>
internal sealed class FileUpload : IDisposable
{
    /// <summary>
    /// Bytes between two flushes. A flush of a whole block would hold up the flushes of commits on the same disk.
    /// </summary>
    private const int FlushBytes = 1024 * 1024;

    private readonly FileCalls _calls;
    private readonly SafeFileHandle _file;
    private long _lastBlock;
    private long _length;
    private StoreResult? _description;

    private FileUpload(string path, FileCalls calls)
    {
        (Path, _calls) = (path, calls);
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Where the bytes are.</summary>
    public string Path { get; }

    /// <summary>Blocks that are flushed.</summary>
    public int Count { get; private set; }

    /// <summary>When the last block came, in milliseconds of <see cref="Environment.TickCount64"/>.</summary>
    public long LastUsedMs { get; private set; } = Environment.TickCount64;

    /// <exception cref="IOException">The file could not be made.</exception>
    public static FileUpload Begin(string path, Folders folders, FileCalls calls)
    {
        folders.Create(System.IO.Path.GetDirectoryName(path)!);
        return new FileUpload(path, calls);
    }

    /// <summary>Adds a block behind the last, or replaces the last; false if the index is neither.</summary>
    /// <exception cref="IOException">The disk did not take it; the upload is of no more use.</exception>
    public bool TryStage(int index, ReadOnlySpan<byte> data)
    {
        if (_file.IsClosed || (index != Count && index != Count - 1)) return false;
        _description = null;
        var offset = index == Count ? _length : _lastBlock;
        if (offset + data.Length < _length) _calls.SetLength(_file, offset);
        for (var at = 0; at < data.Length; at += FlushBytes)
        {
            _calls.Write(_file, data.Slice(at, Math.Min(FlushBytes, data.Length - at)), offset + at);
            _calls.Flush(_file);
        }

        (_lastBlock, _length, Count, LastUsedMs) = (offset, offset + data.Length, index + 1, Environment.TickCount64);
        return true;
    }

    /// <summary>The length and the version of the blob that the blocks make.</summary>
    /// <exception cref="IOException">The file could not be read.</exception>
    public StoreResult Describe() => _description ??= Read();

    public void Dispose() => _file.Dispose();

    private StoreResult Read()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[FlushBytes];
        for (var at = 0L; at < _length;)
        {
            var read = RandomAccess.Read(_file, buffer, at);
            if (read == 0) throw new IOException($"{Path} ends at byte {at}, {_length} were staged.");
            hash.AppendData(buffer.AsSpan(0, read));
            at += read;
        }

        return new StoreResult(StoreStatus.Done, _length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
