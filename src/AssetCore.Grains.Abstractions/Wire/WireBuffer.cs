using AssetCore.Format.Binary;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>The buffer in which a thread encodes envelopes, one at a time.</summary>
internal static class WireBuffer
{
    /// <summary>Bytes above which a buffer is not kept: an ordinary call to a world has 1 MiB of requests.</summary>
    private const int KeptBytesMax = 2 * 1024 * 1024;

    [ThreadStatic]
    private static EncodingBuffer? t_kept;

    /// <summary>An empty buffer for the present thread.</summary>
    public static EncodingBuffer Borrow()
    {
        var buffer = t_kept ?? new EncodingBuffer();
        t_kept = null;
        buffer.Truncate(0);
        return buffer;
    }

    /// <summary>Gives it back.</summary>
    public static void Return(EncodingBuffer buffer)
    {
        if (buffer.Capacity <= KeptBytesMax) t_kept = buffer;
    }
}
