namespace AssetCore.Format.Tests.Binary;

/// <summary>What decoding foreign bytes may do at most: refuse them, and allocate in proportion to them.</summary>
internal static class DecodingBounds
{
    // The first exception of a kind loads what describes it; after that one costs a few kilobytes.
    private const long AllocatedBase = 256 * 1024;
    private const long AllocatedPerByte = 256;

    /// <summary>True if the bytes were accepted, false if they were refused with a place inside them.</summary>
    public static bool Accepts(byte[] bytes, Action<byte[]> decode)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isAccepted = true;
        try
        {
            decode(bytes);
        }
        catch (FormatFaultException fault)
        {
            Assert.InRange(fault.Offset, 0, bytes.Length);
            isAccepted = false;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, 0, AllocatedBase + (AllocatedPerByte * bytes.Length));
        return isAccepted;
    }
}
