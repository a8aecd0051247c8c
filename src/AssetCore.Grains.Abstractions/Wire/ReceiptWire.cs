using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Text;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A receipt on the wire.</summary>
internal static class ReceiptWire
{
    private const int IsReplay = 1;
    private const int HasKey = 2;
    private const int HasMetadata = 4;
    private const int HasMinted = 8;
    private const int IsErased = 16;
    private const int FlagsMax = IsReplay | HasKey | HasMetadata | HasMinted | IsErased;

    public static void Write(EncodingBuffer destination, CommitReceipt receipt)
    {
        destination.WriteByte((byte)Flags(receipt));
        destination.WriteVarint(receipt.World.Value);
        destination.WriteVarint(receipt.WorldSeqStart.Value);
        destination.WriteVarint(receipt.WorldSeqEnd.Value - receipt.WorldSeqStart.Value);
        destination.WriteFixed64(receipt.CommitId.DigestPrefix);
        destination.WriteVarint(receipt.TimeMs);
        if (receipt.IdempotencyKey is { } key)
            destination.WriteText(key, 0, CommitLimits.IdempotencyKeyLengthMax, "an idempotency key");
        if (receipt.Metadata is { } metadata) destination.WriteBlob(metadata.Utf8.Span);
        if (!receipt.MintedInstances.IsEmpty) WriteMinted(destination, receipt.MintedInstances);
    }

    public static CommitReceipt Read(ref ByteReader source)
    {
        var flags = source.ReadVarint32(0, FlagsMax, "the flags of a receipt");
        var world = new WorldId(source.ReadVarint(0, long.MaxValue, "a world"));
        var start = source.ReadVarint(0, long.MaxValue, "a world_seq");
        var end = start + source.ReadVarint(0, long.MaxValue - start, "a count of events");
        var digest = source.ReadFixed64();
        var timeMs = source.ReadVarint(0, long.MaxValue, "a time");
        var key = (flags & HasKey) == 0
            ? null
            : source.ReadText(0, CommitLimits.IdempotencyKeyLengthMax, "an idempotency key");
        var metadata = (flags & HasMetadata) == 0
            ? null
            : new JsonText(source.ReadBlob(CommitLimits.MetadataBytesMax, "metadata").ToArray());
        return new CommitReceipt(
            world,
            new CommitId(new WorldSeq(start), digest),
            new WorldSeq(start),
            new WorldSeq(end),
            (flags & HasMinted) == 0 ? [] : ReadMinted(ref source),
            timeMs,
            (flags & IsReplay) != 0,
            key,
            metadata)
        {
            IsErased = (flags & IsErased) != 0,
        };
    }

    private static int Flags(CommitReceipt receipt) =>
        (receipt.IdempotentReplay ? IsReplay : 0)
        | (receipt.IdempotencyKey is null ? 0 : HasKey)
        | (receipt.Metadata is null ? 0 : HasMetadata)
        | (receipt.MintedInstances.IsEmpty ? 0 : HasMinted)
        | (receipt.IsErased ? IsErased : 0);

    private static void WriteMinted(EncodingBuffer destination, ImmutableArray<MintedInstance> minted)
    {
        destination.WriteVarint((ulong)minted.Length);
        foreach (var instance in minted)
        {
            destination.WriteVarint(instance.OperationIndex);
            destination.WriteVarint(instance.InstId.Value);
        }
    }

    private static ImmutableArray<MintedInstance> ReadMinted(ref ByteReader source)
    {
        var minted = ImmutableArray.CreateBuilder<MintedInstance>(
            source.ReadVarint32(1, CommitLimits.OperationsMax, "the number of minted instances"));
        for (var count = minted.Capacity; count > 0; count--)
        {
            var operation = source.ReadVarint32(0, CommitLimits.OperationsMax, "an operation's index");
            minted.Add(
                new MintedInstance(operation, new InstanceId(source.ReadVarint(1, long.MaxValue, "an instance"))));
        }

        return minted.MoveToImmutable();
    }
}
