using AssetCore.Commits;
using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Hashes;

namespace AssetCore.Engine.Checkpoints;

/// <summary>What a checkpoint says before its rows: <c>docs/formats/checkpoint.md</c>.</summary>
/// <param name="Counters">The dense numbers that come next.</param>
/// <param name="KeysEver">Keys that were ever remembered by this world.</param>
/// <param name="KeysHash">The sum over the entries of every key of the log.</param>
/// <param name="Change">When and why the world's own row was last written; null before its genesis.</param>
internal sealed record CheckpointBasis(Counters Counters, long KeysEver, Hash128 KeysHash, StateChange? Change)
{
    /// <summary>Before the first batch.</summary>
    public static readonly CheckpointBasis Empty = new(Counters.Initial, 0, Hash128.Zero, null);

    public void Write(EncodingBuffer destination)
    {
        destination.WriteVarint(Counters.NextContainer);
        destination.WriteVarint(Counters.NextClass);
        destination.WriteVarint(Counters.NextInstance);
        destination.WriteVarint(Counters.NextStack);
        destination.WriteVarint(KeysEver);
        destination.WriteHash128(KeysHash);
        destination.WriteByte(Change is null ? (byte)0 : (byte)1);
        if (Change is not { } change) return;
        destination.WriteZigZag(change.TimeMs);
        destination.WriteText(change.Reason, 0, CommitLimits.ReasonLengthMax, "a reason");
    }

    /// <exception cref="AssetCore.Format.FormatFaultException">The bytes are no basis.</exception>
    public static CheckpointBasis Read(ref ByteReader source)
    {
        var container = source.ReadVarint32(0, int.MaxValue, "a counter");
        var @class = source.ReadVarint32(0, int.MaxValue, "a counter");
        var instance = source.ReadVarint(1, long.MaxValue, "a counter");
        var stack = source.ReadVarint(1, long.MaxValue, "a counter");
        var keysEver = source.ReadVarint(0, long.MaxValue, "a number of keys");
        var keysHash = source.ReadHash128();
        var hasChange = source.ReadByte();
        if (hasChange > 1) source.Fail("a last change is there or not");
        var change = hasChange == 0
            ? null
            : new StateChange(
                source.ReadZigZag(), source.ReadText(0, CommitLimits.ReasonLengthMax, "a reason"));
        return new CheckpointBasis(new Counters(container, @class, instance, stack), keysEver, keysHash, change);
    }
}
