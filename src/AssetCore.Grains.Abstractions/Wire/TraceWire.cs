using System.Diagnostics;
using AssetCore.Format.Binary;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A trace on the wire: a mark, then trace id, span id and flags as W3C traceparent has them.</summary>
internal static class TraceWire
{
    private const int TraceIdBytes = 16;
    private const int SpanIdBytes = 8;

    public static void Write(EncodingBuffer destination, ActivityContext trace)
    {
        if (trace == default)
        {
            destination.WriteByte(0);
            return;
        }

        destination.WriteByte(1);
        trace.TraceId.CopyTo(destination.Take(TraceIdBytes));
        trace.SpanId.CopyTo(destination.Take(SpanIdBytes));
        destination.WriteByte((byte)trace.TraceFlags);
    }

    public static ActivityContext Read(ref ByteReader source)
    {
        if (source.ReadVarint32(0, 1, "a mark of presence") == 0) return default;
        var trace = ActivityTraceId.CreateFromBytes(source.ReadBytes(TraceIdBytes, "a trace"));
        var span = ActivitySpanId.CreateFromBytes(source.ReadBytes(SpanIdBytes, "a span"));
        return new ActivityContext(trace, span, (ActivityTraceFlags)source.ReadByte(), isRemote: true);
    }
}
