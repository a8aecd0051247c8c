using System.Collections.Immutable;
using System.Security.Cryptography;
using AssetCore.Format.Binary;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Manifests;

/// <summary>
/// A manifest as bytes, canonical: <c>docs/formats/manifest.md</c>. Pure; any thread.
/// </summary>
public static class ManifestCodec
{
    /// <summary>The version of the format that this build writes.</summary>
    public const byte Version = 1;

    /// <summary>The oldest version whose readers understand what this build writes.</summary>
    public const byte OldestReader = 1;

    /// <summary>
    /// Bytes in the largest manifest: the fields need under 8 KiB, and what newer versions add must stay small too,
    /// since a writer reads the manifest every second.
    /// </summary>
    public const int BytesMax = 64 * 1024;

    /// <summary>UTF-16 code units in the longest cluster id.</summary>
    public const int ClusterIdLengthMax = 256;

    /// <summary>UTF-16 code units in the longest description of a writer.</summary>
    public const int HolderLengthMax = 512;

    /// <summary>UTF-16 code units in the longest reason.</summary>
    public const int ReasonLengthMax = 1024;

    /// <summary>Checkpoints that a manifest can name: a few to fall back upon, and that of a fork's
    /// beginning.</summary>
    public const int CheckpointsMax = 16;

    private static ReadOnlySpan<byte> Magic => "ACMF"u8;

    private const int PrefixBytes = 6;

    /// <summary>Encodes a manifest.</summary>
    /// <exception cref="ArgumentException">It breaks a rule of <see cref="ManifestRules"/>, or is too
    /// large.</exception>
    public static byte[] Encode(WorldManifest manifest)
    {
        if (ManifestRules.FaultOf(manifest) is { } fault) throw new ArgumentException(fault, nameof(manifest));
        var to = new EncodingBuffer(1024);
        to.WriteBytes(Magic);
        to.WriteByte(Version);
        to.WriteByte(OldestReader);
        to.WriteVarint(manifest.World.Value);
        to.WriteVarint(manifest.Generation);
        WriteClaim(to, manifest);
        WriteBound(to, manifest.Bound);
        to.WriteVarint(manifest.Checkpoints.Length);
        foreach (var checkpoint in manifest.Checkpoints) WriteCheckpoint(to, checkpoint);
        ManifestSections.Write(to, manifest);
        SHA256.HashData(to.Span, to.Take(Hash256.Bytes));
        if (to.Length > BytesMax) throw new ArgumentException($"{to.Length} bytes are too many.", nameof(manifest));
        return to.Span.ToArray();
    }

    /// <summary>Decodes and checks a manifest.</summary>
    /// <exception cref="FormatFaultException">The bytes are damaged, of a newer format, or no manifest.</exception>
    public static WorldManifest Decode(ReadOnlySpan<byte> bytes)
    {
        var source = new ByteReader(Checked(bytes));
        source.ReadBytes(PrefixBytes, "the head of a manifest");
        var manifest = new WorldManifest
        {
            World = new WorldId(source.ReadVarint(0, long.MaxValue, "the world")),
            Generation = source.ReadVarint(1, long.MaxValue, "the generation"),
            Epoch = new Epoch(source.ReadVarint(0, long.MaxValue, "the epoch")),
            Nonce = new WriterNonce(source.ReadHash128().Value),
            ClusterId = source.ReadText(0, ClusterIdLengthMax, "the cluster"),
            Holder = source.ReadText(0, HolderLengthMax, "the holder"),
            ClaimedTimeMs = source.ReadVarint(0, long.MaxValue, "the time of the claim"),
            Bound = ReadBound(ref source),
            Checkpoints = ReadCheckpoints(ref source),
        };
        manifest = ManifestSections.Read(ref source, manifest);
        if (ManifestRules.FaultOf(manifest) is { } fault) throw new FormatFaultException(PrefixBytes, fault);
        return manifest;
    }

    // Damage and novelty are told apart: whatever the version, the magic stands first and the checksum last.
    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < PrefixBytes + Hash256.Bytes) ByteReader.Fail(0, "the manifest is cut off");
        if (bytes.Length > BytesMax) ByteReader.Fail(0, $"a manifest has no more than {BytesMax} bytes");
        if (!bytes.StartsWith(Magic)) ByteReader.Fail(0, "these bytes are no manifest");
        var body = bytes[..^Hash256.Bytes];
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes[body.Length..]))
            ByteReader.Fail(body.Length, "the SHA-256 of the manifest does not match");
        var (version, oldest) = (body[Magic.Length], body[Magic.Length + 1]);
        if (oldest > Version)
        {
            ByteReader.Fail(
                Magic.Length, $"the manifest needs a reader of version {oldest}, this build is {Version}: upgrade it");
        }

        if (version < 1 || oldest < 1 || oldest > version)
            ByteReader.Fail(Magic.Length, $"version {version} for readers of version {oldest} never existed");
        return body;
    }

    private static void WriteClaim(EncodingBuffer to, WorldManifest manifest)
    {
        to.WriteVarint(manifest.Epoch.Value);
        to.WriteHash128(new Hash128(manifest.Nonce.Value));
        to.WriteText(manifest.ClusterId, 0, ClusterIdLengthMax, "the cluster");
        to.WriteText(manifest.Holder, 0, HolderLengthMax, "the holder");
        to.WriteVarint(manifest.ClaimedTimeMs);
    }

    private static void WriteBound(EncodingBuffer to, in DurableBound bound)
    {
        to.WriteVarint(bound.Batch.Value);
        to.WriteVarint(bound.WorldSeq.Value);
        to.WriteVarint(bound.Epoch.Value);
        bound.Hash.Write(to.Take(Hash256.Bytes));
    }

    private static DurableBound ReadBound(ref ByteReader source) => new(
        new BatchNumber(source.ReadVarint(0, long.MaxValue, "the bound's batch")),
        new WorldSeq(source.ReadVarint(0, long.MaxValue, "the bound's world_seq")),
        new Epoch(source.ReadVarint(0, long.MaxValue, "the bound's epoch")),
        new Hash256(source.ReadBytes(Hash256.Bytes, "the bound's hash")));

    internal static void WriteCheckpoint(EncodingBuffer to, CheckpointRef checkpoint)
    {
        to.WriteVarint(checkpoint.Batch.Value);
        to.WriteVarint(checkpoint.WorldSeq.Value);
        to.WriteVarint(checkpoint.Bytes);
        checkpoint.Sha256.Write(to.Take(Hash256.Bytes));
    }

    internal static CheckpointRef ReadCheckpoint(ref ByteReader source) => new(
        new BatchNumber(source.ReadVarint(1, long.MaxValue, "a checkpoint's batch")),
        new WorldSeq(source.ReadVarint(1, long.MaxValue, "a checkpoint's world_seq")),
        source.ReadVarint(1, long.MaxValue, "a checkpoint's length"),
        new Hash256(source.ReadBytes(Hash256.Bytes, "a checkpoint's SHA-256")));

    private static ImmutableArray<CheckpointRef> ReadCheckpoints(ref ByteReader source)
    {
        var count = source.ReadVarint32(0, CheckpointsMax, "the number of checkpoints");
        var checkpoints = ImmutableArray.CreateBuilder<CheckpointRef>(count);
        while (checkpoints.Count < count) checkpoints.Add(ReadCheckpoint(ref source));
        return checkpoints.MoveToImmutable();
    }
}
