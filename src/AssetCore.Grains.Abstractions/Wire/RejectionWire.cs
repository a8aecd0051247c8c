using System.Collections.Immutable;
using AssetCore.Errors;
using AssetCore.Format.Binary;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A refusal on the wire.</summary>
internal static class RejectionWire
{
    public static void Write(EncodingBuffer destination, Rejection rejection)
    {
        destination.WriteVarint((long)rejection.Code);
        destination.WriteText(rejection.Detail, 0, WireLimits.SentenceLengthMax, "a detail");
        destination.WriteVarint((rejection.OperationIndex ?? -1L) + 1);
        destination.WriteVarint((rejection.RetryAfterMs ?? -1L) + 1);
        destination.WriteVarint(rejection.Facts.Length, 0, WireLimits.FactsMax, "the number of facts");
        foreach (var fact in rejection.Facts)
        {
            destination.WriteText(fact.Name, 0, WireLimits.SentenceLengthMax, "a fact's name");
            destination.WriteText(fact.Value, 0, WireLimits.SentenceLengthMax, "a fact's value");
        }
    }

    public static Rejection Read(ref ByteReader source)
    {
        var code = (ErrorCode)source.ReadVarint32(1, int.MaxValue, "an error code");
        var detail = source.ReadText(0, WireLimits.SentenceLengthMax, "a detail");
        var operation = source.ReadVarint(0, int.MaxValue, "an operation's index");
        var retry = source.ReadVarint(0, long.MaxValue, "a time to retry");
        var facts = ImmutableArray.CreateBuilder<RejectionFact>(
            source.ReadVarint32(0, WireLimits.FactsMax, "the number of facts"));
        for (var count = facts.Capacity; count > 0; count--)
        {
            var name = source.ReadText(0, WireLimits.SentenceLengthMax, "a fact's name");
            facts.Add(new RejectionFact(name, source.ReadText(0, WireLimits.SentenceLengthMax, "a fact's value")));
        }

        return new Rejection(
            code,
            detail,
            operation == 0 ? null : (int)(operation - 1),
            facts.MoveToImmutable(),
            retry == 0 ? null : retry - 1);
    }

    public static void WriteOptional(EncodingBuffer destination, Rejection? rejection)
    {
        destination.WriteByte(rejection is null ? (byte)0 : (byte)1);
        if (rejection is not null) Write(destination, rejection);
    }

    public static Rejection? ReadOptional(ref ByteReader source) =>
        source.ReadVarint32(0, 1, "a mark of presence") == 0 ? null : Read(ref source);
}
