using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Requests;

namespace AssetCore.Format.Sealing;

/// <summary>
/// What stands inside a box: a byte that tells which members are there, these as a request has them, and zero bytes up
/// to a whole number of blocks. Canonical.
/// </summary>
internal static class PersonalMembersCodec
{
    /// <summary>
    /// What a box's length is rounded up to: it then tells whether there is much or little, and not whether a name has
    /// five letters or six.
    /// </summary>
    public const int BlockBytes = 64;

    /// <summary>Bytes of the largest members: an actor of the longest name and two objects, rounded up.</summary>
    public const int PlainBytesMax = (1 + 2 + (CommitLimits.ActorIdLengthMax * 3)
        + 3 + CommitLimits.MetadataBytesMax + 3 + CommitLimits.OriginBytesMax + BlockBytes - 1)
        / BlockBytes * BlockBytes;

    private const int AllMembers = RequestCodec.HasActor | RequestCodec.HasMetadata | RequestCodec.HasOrigin;

    public static byte[] Encode(PersonalMembers members)
    {
        var bytes = new EncodingBuffer(2 * BlockBytes);
        bytes.WriteByte((byte)RequestCodec.PersonalBits(members.ActorId, members.Metadata, members.Origin));
        RequestCodec.WritePersonal(bytes, members.ActorId, members.Metadata, members.Origin);
        bytes.Take(-bytes.Length & (BlockBytes - 1)).Clear();
        return bytes.Span.ToArray();
    }

    /// <exception cref="FormatFaultException">The bytes are not members in their canonical encoding.</exception>
    public static PersonalMembers Decode(ReadOnlySpan<byte> plain)
    {
        var source = new ByteReader(plain);
        int bits = source.ReadByte();
        if ((bits & ~AllMembers) != 0)
            ByteReader.Fail(0, "a sealed member is unknown: the bytes are of a newer format");
        var members = RequestCodec.ReadPersonal(ref source, bits);
        var padding = source.Position;
        var isPadded = plain.Length % BlockBytes == 0 && source.Remaining < BlockBytes;
        if (!isPadded || source.ReadBytes(source.Remaining, "padding").ContainsAnyExcept((byte)0))
            ByteReader.Fail(padding, "sealed members are not filled up with zero bytes to whole blocks");
        return members;
    }
}
