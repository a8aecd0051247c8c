using System.Security.Cryptography;
using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Replay;

/// <summary>Reads one image: its checksum first, then its rows, then whether they add up to the hashes it states.</summary>
internal static class StateImageReader
{
    private const int ChunkBytesMax = 1024 * 1024;

    public static WorldState Read(ReadOnlySpan<byte> image)
    {
        var source = new ByteReader(Checked(image));
        if (!source.ReadBytes(StateImage.Magic.Length, "the magic").SequenceEqual(StateImage.Magic))
            ByteReader.Fail(0, "this is not an image of a state");
        var version = source.ReadByte();
        if (version != StateImage.Version) ByteReader.Fail(4, $"an image of version {version} is of a newer format");
        var state = new WorldState();
        var head = new WorldSeq(source.ReadVarint(0, long.MaxValue, "a sequence number"));
        var batch = new BatchNumber(source.ReadVarint(0, long.MaxValue, "a batch"));
        var timeMs = source.ReadZigZag();
        var counters = ReadCounters(ref source);
        state.KeysHash = source.ReadHash128();
        ReadGone(ref source, state);
        ReadEvents(ref source, state);
        state.Counters = counters;
        state.SetHead(head);
        state.SetBatch(batch, timeMs);
        CheckHashes(ref source, state);
        return state;
    }

    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> image)
    {
        if (image.Length <= SHA256.HashSizeInBytes) ByteReader.Fail(image.Length, "an image is cut off");
        var content = image[..^SHA256.HashSizeInBytes];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        if (!hash.SequenceEqual(image[content.Length..]))
            ByteReader.Fail(content.Length, "the checksum of an image is not that of its bytes");
        return content;
    }

    private static Counters ReadCounters(ref ByteReader source)
    {
        var container = source.ReadVarint32(0, int.MaxValue, "a counter");
        var @class = source.ReadVarint32(0, int.MaxValue, "a counter");
        var instance = source.ReadVarint(1, long.MaxValue, "a counter");
        return new Counters(container, @class, instance, source.ReadVarint(1, long.MaxValue, "a counter"));
    }

    private static void ReadGone(ref ByteReader source, WorldState state)
    {
        while (source.ReadVarint32(0, int.MaxValue, "a container's number") is > 0 and var number)
        {
            var id = new ContainerId(ExternalIdText.Read(ref source));
            var units = source.ReadVarint(0, long.MaxValue, "a scale");
            state.Containers.SetGone(new ContainerIndex(number - 1), id, units);
        }

        while (source.ReadVarint32(0, int.MaxValue, "a class's number") is > 0 and var number)
            state.Classes.SetGone(new ClassIndex(number - 1), new ClassId(ExternalIdText.Read(ref source)));
    }

    private static void ReadEvents(ref ByteReader source, WorldState state)
    {
        while (source.ReadVarint32(0, ChunkBytesMax, "the length of a chunk") is > 0 and var length)
            EventApplier.Apply(state, source.ReadBytes(length, "a chunk of events"));
    }

    private static void CheckHashes(ref ByteReader source, WorldState state)
    {
        var stated = (State: source.ReadHash128(), Content: source.ReadHash128());
        if (!source.IsAtEnd) source.Fail("bytes follow the end of an image");
        if (stated != (state.StateHash, state.ContentHash))
            source.Fail($"the rows of an image add up to {state.StateHash}, it says {stated.State}");
    }
}
