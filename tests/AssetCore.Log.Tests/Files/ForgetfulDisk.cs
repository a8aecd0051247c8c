using AssetCore.Log.Files;
using Microsoft.Win32.SafeHandles;

namespace AssetCore.Log.Tests.Files;

/// <summary>
/// A disk behind a page cache, as Linux has it: reading shows what was written, flushed or not; a flush that fails
/// calls the pages clean all the same, so the next one succeeds and brings nothing to the disk. One file is watched.
/// </summary>
internal sealed class ForgetfulDisk(string path) : FileCalls
{
    private readonly SortedSet<long> _dirty = [];
    private readonly Dictionary<long, byte> _disk = [];
    private long _diskLength;

    public int FlushesToFail { get; set; }

    public int CutsToFail { get; set; }

    /// <summary>Takes what the file holds now as durable.</summary>
    public void Watch()
    {
        _diskLength = new FileInfo(path).Length;
        using var file = File.OpenRead(path);
        for (var i = 0L; i < _diskLength; i++) _disk[i] = (byte)file.ReadByte();
    }

    /// <summary>What a machine that lost its power finds in the file.</summary>
    public byte[] AfterPowerLoss() =>
        [.. Enumerable.Range(0, (int)_diskLength).Select(at => _disk.GetValueOrDefault(at))];

    public override void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        base.Write(file, bytes, offset);
        if (!IsWatched(file)) return;
        for (var i = 0; i < bytes.Length; i++) _dirty.Add(offset + i);
    }

    public override void Flush(SafeFileHandle file)
    {
        base.Flush(file);
        if (!IsWatched(file)) return;
        var fails = FlushesToFail-- > 0;
        var one = new byte[1];
        foreach (var at in _dirty)
        {
            if (!fails && RandomAccess.Read(file, one, at) == 1) _disk[at] = one[0];
        }

        _dirty.Clear();
        if (fails) throw new IOException("Input/output error");
        _diskLength = RandomAccess.GetLength(file);
    }

    public override void SetLength(SafeFileHandle file, long length)
    {
        if (CutsToFail-- > 0) throw new IOException("Input/output error");
        base.SetLength(file, length);
    }

    // The mark is another file; of the two, only the one that was opened for appending is longer than a mark.
    private bool IsWatched(SafeFileHandle file) => PathOf(file) == path;

    private static string? PathOf(SafeFileHandle file) =>
        File.ResolveLinkTarget($"/proc/self/fd/{file.DangerousGetHandle()}", returnFinalTarget: false)?.FullName;
}
