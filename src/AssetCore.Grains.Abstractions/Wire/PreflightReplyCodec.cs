using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Text;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>The outcome of a preflight: a mark, then a report, a receipt or a refusal.</summary>
internal sealed class PreflightReplyCodec : EnvelopeCodec<PreflightReply>
{
    private const byte Report = 1;
    private const byte Replay = 2;
    private const byte Refusal = 3;

    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, PreflightReply value)
    {
        switch (value.Outcome)
        {
            case { Report: { } report }:
                destination.WriteByte(Report);
                WriteReport(destination, report);
                break;
            case { Replay: { } replay }:
                destination.WriteByte(Replay);
                ReceiptWire.Write(destination, replay);
                break;
            default:
                destination.WriteByte(Refusal);
                RejectionWire.Write(destination, value.Outcome.Rejection!);
                break;
        }
    }

    /// <inheritdoc />
    protected override PreflightReply Read(ref ByteReader source, ReadOnlyMemory<byte> body) =>
        new(source.ReadVarint32(Report, Refusal, "the mark of a preflight") switch
        {
            Report => new PreflightOutcome(ReadReport(ref source), null, null),
            Replay => new PreflightOutcome(null, ReceiptWire.Read(ref source), null),
            _ => new PreflightOutcome(null, null, RejectionWire.Read(ref source)),
        });

    private static void WriteReport(EncodingBuffer destination, PreflightReport report)
    {
        destination.WriteVarint(report.ValidatedWorldSeq.Value);
        destination.WriteVarint((ulong)report.Operations.Length);
        foreach (var operation in report.Operations) destination.WriteVarint((long)operation);
        destination.WriteVarint((ulong)report.Events.Length);
        foreach (var json in report.Events) destination.WriteBlob(json.Utf8.Span);
    }

    private static PreflightReport ReadReport(ref ByteReader source)
    {
        var seq = new WorldSeq(source.ReadVarint(0, long.MaxValue, "a world_seq"));
        var count = source.ReadVarint32(0, CommitLimits.OperationsMax, "the number of operations");
        var operations = new OperationCode[count];
        foreach (ref var operation in operations.AsSpan())
            operation = (OperationCode)source.ReadVarint32(0, int.MaxValue, "an operation");
        var events = new JsonText[source.ReadVarint32(0, CommitLimits.EventsMax, "the number of events")];
        foreach (ref var json in events.AsSpan())
            json = new JsonText(source.ReadBlob(WireLimits.EventBytesMax, "an event").ToArray());
        return new PreflightReport(seq, [.. operations], [.. events]);
    }
}
