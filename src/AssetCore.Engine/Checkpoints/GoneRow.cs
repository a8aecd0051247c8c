using AssetCore.Engine.Replay;
using AssetCore.Format.Binary;

namespace AssetCore.Engine.Checkpoints;

/// <summary>Who had a number that nobody has now: the rows of two sections.</summary>
internal static class GoneRow
{
    public static void Write(EncodingBuffer destination, int number, GoneContainer gone)
    {
        Write(destination, number, gone.Id);
        destination.WriteVarint(gone.UnitsPerOne);
    }

    public static void Write(EncodingBuffer destination, int number, string id)
    {
        destination.WriteVarint(number);
        ExternalIdText.Write(destination, id);
    }

    /// <exception cref="AssetCore.Format.FormatFaultException">The bytes are no such row.</exception>
    public static (int Number, GoneContainer Gone) ReadContainer(ref ByteReader source)
    {
        var (number, id) = ReadClass(ref source);
        return (number, new GoneContainer(id, source.ReadVarint(0, long.MaxValue, "a scale")));
    }

    /// <exception cref="AssetCore.Format.FormatFaultException">The bytes are no such row.</exception>
    public static (int Number, string Id) ReadClass(ref ByteReader source)
    {
        var number = source.ReadVarint32(0, int.MaxValue, "a dense number");
        return (number, ExternalIdText.Read(ref source));
    }
}
