using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Format.Binary;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>Outcomes on their way back: a count, then each as a mark and a receipt or a refusal.</summary>
internal sealed class CommitRepliesCodec : EnvelopeCodec<CommitReplies>
{
    private const byte Receipt = 1;
    private const byte Refusal = 2;

    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, CommitReplies value)
    {
        destination.WriteVarint(value.Outcomes.Length, 0, WireLimits.CommitsMax, "the number of outcomes");
        foreach (var outcome in value.Outcomes)
        {
            destination.WriteByte(outcome.IsCommitted ? Receipt : Refusal);
            if (outcome.Receipt is { } receipt) ReceiptWire.Write(destination, receipt);
            else RejectionWire.Write(destination, outcome.Rejection!);
        }
    }

    /// <inheritdoc />
    protected override CommitReplies Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var outcomes = ImmutableArray.CreateBuilder<CommitOutcome>(
            source.ReadVarint32(0, WireLimits.CommitsMax, "the number of outcomes"));
        for (var count = outcomes.Capacity; count > 0; count--)
        {
            outcomes.Add(source.ReadVarint32(Receipt, Refusal, "the mark of an outcome") == Receipt
                ? CommitOutcome.Committed(ReceiptWire.Read(ref source))
                : CommitOutcome.Refused(RejectionWire.Read(ref source)));
        }

        return new CommitReplies(outcomes.MoveToImmutable());
    }
}
