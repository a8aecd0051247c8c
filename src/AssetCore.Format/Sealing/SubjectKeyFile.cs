using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Format.Sealing;

/// <summary>
/// What stands where a subject's key is kept: the key, or that it is destroyed. 136 bytes either way, so that the one
/// takes the place of the other: <c>docs/formats/subject-keys.md</c>.
/// </summary>
/// <param name="Generation">
/// Which of the subject's keys, 1 for the first; 0 for a subject that was erased before it had any.
/// </param>
/// <param name="TimeMs">When the key was made or destroyed, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="RecordedAt">
/// Where the world's log says that the key was destroyed; <see cref="WorldSeq.None"/> if it does not yet.
/// </param>
/// <param name="Key">The key; null if it is destroyed.</param>
public sealed record SubjectKeyFile(long Generation, long TimeMs, WorldSeq RecordedAt, SubjectKey? Key)
{
    /// <summary>Bytes of the file.</summary>
    public const int Bytes = ChecksumAt + SHA256.HashSizeInBytes;

    private const byte Version = 1;
    private const byte Live = 1;
    private const byte Destroyed = 2;
    private const int StateAt = 5;
    private const int WorldAt = 8;
    private const int GenerationAt = 16;
    private const int TimeAt = 24;
    private const int RecordedAtAt = 32;
    private const int SubjectAt = 40;
    private const int KeyAt = SubjectAt + SHA256.HashSizeInBytes;
    private const int ChecksumAt = KeyAt + SubjectKey.Bytes;

    private static ReadOnlySpan<byte> Magic => "ACSK"u8;

    /// <summary>The first part of a file's name: SHA-256 of the subject's name in hexadecimal digits.</summary>
    public static string NameOf(SubjectId subject) => Convert.ToHexStringLower(HashOf(subject));

    /// <summary>The bytes of the file.</summary>
    public byte[] Encode(WorldId world, SubjectId subject)
    {
        var bytes = new byte[Bytes];
        Magic.CopyTo(bytes);
        bytes[Magic.Length] = Version;
        bytes[StateAt] = Key is null ? Destroyed : Live;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(WorldAt), world.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(GenerationAt), Generation);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(TimeAt), TimeMs);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(RecordedAtAt), RecordedAt.Value);
        HashOf(subject).CopyTo(bytes.AsSpan(SubjectAt));
        if (Key is not null) Key.Root.CopyTo(bytes.AsSpan(KeyAt));
        SHA256.HashData(bytes.AsSpan(0, ChecksumAt), bytes.AsSpan(ChecksumAt));
        return bytes;
    }

    /// <summary>Reads the file of a subject.</summary>
    /// <exception cref="FormatFaultException">
    /// The bytes are no such file, are damaged, or are another subject's or another world's.
    /// </exception>
    public static SubjectKeyFile Decode(ReadOnlySpan<byte> bytes, WorldId world, SubjectId subject)
    {
        if (bytes.Length != Bytes || !bytes.StartsWith(Magic)) ByteReader.Fail(0, "these bytes are no subject's key");
        if (bytes[Magic.Length] != Version) ByteReader.Fail(Magic.Length, "a subject's key is of a newer format");
        Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..ChecksumAt], checksum);
        if (!checksum.SequenceEqual(bytes[ChecksumAt..])) ByteReader.Fail(ChecksumAt, "a subject's key is damaged");
        if (BinaryPrimitives.ReadInt64LittleEndian(bytes[WorldAt..]) != world.Value
            || !HashOf(subject).AsSpan().SequenceEqual(bytes[SubjectAt..KeyAt]))
        {
            ByteReader.Fail(WorldAt, "a subject's key belongs to another subject or another world");
        }

        var key = bytes[KeyAt..ChecksumAt];
        var state = bytes[StateAt];
        if (state is not (Live or Destroyed) || (state == Destroyed && key.ContainsAnyExcept((byte)0)))
            ByteReader.Fail(StateAt, "a subject's key is neither live nor destroyed");
        return new SubjectKeyFile(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[GenerationAt..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[TimeAt..]),
            new WorldSeq(BinaryPrimitives.ReadInt64LittleEndian(bytes[RecordedAtAt..])),
            state == Live ? new SubjectKey(key) : null);
    }

    private static byte[] HashOf(SubjectId subject) => SHA256.HashData(Encoding.ASCII.GetBytes(subject.Value));
}
