using System.Text;
using AssetCore.Ids;

namespace AssetCore.Format.Binary;

/// <summary>External ids as bytes: the count of characters as a varint, then one ASCII byte each.</summary>
internal static class ExternalIdCodec
{
    /// <summary>Writes an id.</summary>
    /// <exception cref="ArgumentException">It has not the form of an external id.</exception>
    public static void Write(EncodingBuffer destination, string id)
    {
        Check(id);
        destination.WriteVarint((ulong)id.Length);
        WriteCharacters(destination, id);
    }

    /// <summary>Writes the bytes alone of an id that is known to be well formed.</summary>
    public static void WriteCharacters(EncodingBuffer destination, string id) =>
        Encoding.ASCII.GetBytes(id, destination.Take(id.Length));

    /// <summary>Refuses text that has not the form of an external id.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static void Check(string? id)
    {
        if (id is null || !ExternalId.IsWellFormed(id))
            throw new ArgumentException("An id is not well formed.", nameof(id));
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatFaultException">It is cut off or has not the form of an external id.</exception>
    public static string Read(ref ByteReader source)
    {
        var length = source.ReadVarint32(1, ExternalId.LengthMax, "the length of an id");
        return ReadCharacters(ref source, length);
    }

    /// <summary>Reads the bytes of an id of a known length.</summary>
    /// <exception cref="FormatFaultException">It is cut off or has not the form of an external id.</exception>
    public static string ReadCharacters(ref ByteReader source, int length)
    {
        var start = source.Position;
        // Latin-1 maps every byte to one character, so that the rule of the text form judges bytes as well.
        var id = Encoding.Latin1.GetString(source.ReadBytes(length, "an id"));
        if (!ExternalId.IsWellFormed(id)) ByteReader.Fail(start, "an id is not well formed");
        return id;
    }
}
