using AssetCore.Log.Files;
using Microsoft.Win32.SafeHandles;

namespace AssetCore.Log.Tests.Files;

/// <summary>A disk with so many bytes left: a write that needs more leaves behind what fitted, and fails.</summary>
internal sealed class FullDisk : FileCalls
{
    private readonly Lock _gate = new();

    public long FreeBytes { get; set; } = long.MaxValue;

    public override void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        lock (_gate)
        {
            var length = RandomAccess.GetLength(file);
            var fits = (int)Math.Clamp(length + FreeBytes - offset, 0, bytes.Length);
            if (FreeBytes == long.MaxValue) fits = bytes.Length;
            base.Write(file, bytes[..fits], offset);
            if (FreeBytes != long.MaxValue) FreeBytes -= Math.Max(0, RandomAccess.GetLength(file) - length);
            if (fits < bytes.Length) throw new IOException("No space left on device");
        }
    }

    public override void SetLength(SafeFileHandle file, long length)
    {
        lock (_gate)
        {
            var before = RandomAccess.GetLength(file);
            base.SetLength(file, length);
            if (FreeBytes != long.MaxValue) FreeBytes += Math.Max(0, before - length);
        }
    }
}
