using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints;

/// <summary>From where on keys are remembered.</summary>
/// <param name="First">Keys forgotten: the number, from 0, of the first that is remembered.</param>
/// <param name="ForgottenThrough">A key that is not found belongs to no commit above this.</param>
internal readonly record struct KeyWindow(long First, WorldSeq ForgottenThrough)
{
    public void Write(EncodingBuffer destination)
    {
        destination.WriteVarint(First);
        destination.WriteVarint(ForgottenThrough.Value);
    }

    /// <exception cref="AssetCore.Format.FormatFaultException">The bytes are no window.</exception>
    public static KeyWindow Read(ref ByteReader source)
    {
        var first = source.ReadVarint(0, long.MaxValue, "a number of keys");
        return new KeyWindow(first, new WorldSeq(source.ReadVarint(0, long.MaxValue, "a sequence number")));
    }
}
