using System.Buffers.Binary;
using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Format.Requests;

/// <summary>
/// A reversal as bytes: the commit's name in the order in which it is written, then the reason. It is the only
/// operation of its request.
/// </summary>
internal static class ReversalOperations
{
    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, ReverseCommit operation)
    {
        if (destination.OperationCount > 1)
            throw new ArgumentException("A reversal stands alone in its request.", nameof(operation));
        if (operation.CommitId.WorldSeqStart.Value < 1)
            throw new ArgumentException("A commit begins at a sequence number from 1.", nameof(operation));
        BinaryPrimitives.WriteInt64BigEndian(
            destination.Bytes.Take(sizeof(long)), operation.CommitId.WorldSeqStart.Value);
        BinaryPrimitives.WriteUInt64BigEndian(destination.Bytes.Take(sizeof(ulong)), operation.CommitId.DigestPrefix);
        destination.Bytes.WriteText(operation.Reason, 1, CommitLimits.ReasonLengthMax, "a reason");
    }

    /// <summary>Reads the arguments.</summary>
    public static ReverseCommit Read(ref RequestReader source)
    {
        var start = source.Bytes.Position;
        if (source.OperationCount > 1) ByteReader.Fail(start, "a reversal stands alone in its request");
        var seq = BinaryPrimitives.ReadInt64BigEndian(source.Bytes.ReadBytes(sizeof(long), "a commit's name"));
        if (seq < 1) ByteReader.Fail(start, "a commit does not begin at a sequence number from 1");
        var prefix = BinaryPrimitives.ReadUInt64BigEndian(source.Bytes.ReadBytes(sizeof(ulong), "a commit's name"));
        var reason = source.Bytes.ReadText(1, CommitLimits.ReasonLengthMax, "a reason");
        return new ReverseCommit(new CommitId(new WorldSeq(seq), prefix), reason);
    }
}
