using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace AssetCore.Log.Files;

/// <summary>The calls by which bytes and names reach the disk: what tests replace to make a disk fail.</summary>
internal class FileCalls
{
    public virtual void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) =>
        RandomAccess.Write(file, bytes, offset);

    public virtual void WriteMark(SafeFileHandle mark, ReadOnlySpan<byte> bytes) => RandomAccess.Write(mark, bytes, 0);

    public virtual void Flush(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    /// <summary>Makes the names in a folder durable.</summary>
    public virtual void FlushFolder(string path) => DirectorySync.Flush(path);

    /// <summary>Says who may do what with a folder.</summary>
    [UnsupportedOSPlatform("windows")]
    public virtual void SetRights(string path, UnixFileMode rights) => File.SetUnixFileMode(path, rights);

    public virtual void SetLength(SafeFileHandle file, long length) => RandomAccess.SetLength(file, length);
}
