using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Engine.Replay;

/// <summary>External ids in images: a text of 1 to 128 characters.</summary>
internal static class ExternalIdText
{
    public static void Write(EncodingBuffer destination, string id) =>
        destination.WriteText(id, 1, ExternalId.LengthMax, "an id");

    /// <exception cref="AssetCore.Format.FormatFaultException">It is not an external id.</exception>
    public static string Read(ref ByteReader source)
    {
        var start = source.Position;
        var id = source.ReadText(1, ExternalId.LengthMax, "an id");
        if (!ExternalId.IsWellFormed(id)) ByteReader.Fail(start, "an id is not well formed");
        return id;
    }
}
