using System.Runtime.Versioning;
using AssetCore.Log.Files;
using Microsoft.Win32.SafeHandles;

namespace AssetCore.Log.Tests.Files;

/// <summary>
/// A disk whose next calls fail as told: a write leaves half of its bytes behind, as a full disk does.
/// </summary>
internal sealed class FailingFileCalls : FileCalls
{
    public int WritesToFail { get; set; }

    public int FlushesToFail { get; set; }

    public int CutsToFail { get; set; }

    public int FolderFlushesToFail { get; set; }

    /// <summary>Folders whose names are durable, in the order of their flushes.</summary>
    public List<string> FlushedFolders { get; } = [];

    /// <summary>Marks that cannot be written: access is denied.</summary>
    public int MarksToFail { get; set; }

    /// <summary>Folders that belong to somebody else: their rights cannot be changed.</summary>
    public int RightsToDeny { get; set; }

    /// <summary>Runs when bytes are written and not flushed yet.</summary>
    public Action? BeforeFlush { get; set; }

    public override void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        if (WritesToFail-- <= 0)
        {
            base.Write(file, bytes, offset);
            return;
        }

        base.Write(file, bytes[..(bytes.Length / 2)], offset);
        throw new IOException("No space left on device");
    }

    public override void WriteMark(SafeFileHandle mark, ReadOnlySpan<byte> bytes)
    {
        if (MarksToFail-- > 0) throw new UnauthorizedAccessException("Access to the path is denied.");
        base.WriteMark(mark, bytes);
    }

    public override void Flush(SafeFileHandle file)
    {
        BeforeFlush?.Invoke();
        if (FlushesToFail-- > 0) throw new IOException("Input/output error");
        base.Flush(file);
    }

    public override void FlushFolder(string path)
    {
        if (FolderFlushesToFail-- > 0) throw new IOException("Input/output error");
        base.FlushFolder(path);
        FlushedFolders.Add(path);
    }

    [UnsupportedOSPlatform("windows")]
    public override void SetRights(string path, UnixFileMode rights)
    {
        if (RightsToDeny-- > 0) throw new UnauthorizedAccessException("Access to the path is denied.");
        base.SetRights(path, rights);
    }

    public override void SetLength(SafeFileHandle file, long length)
    {
        if (CutsToFail-- > 0) throw new IOException("Input/output error");
        base.SetLength(file, length);
    }
}
