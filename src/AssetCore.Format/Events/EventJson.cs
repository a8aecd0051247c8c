using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Format.Binary;
using AssetCore.Text;

namespace AssetCore.Format.Events;

/// <summary>
/// Events as JSON objects for people and programs that read histories: <c>docs/formats/events.md</c> draws them. They
/// are made from the bytes, never read back.
/// </summary>
public static class EventJson
{
    /// <summary>Writes the event at the reader's position as one object, and moves the reader past it.</summary>
    /// <exception cref="FormatFaultException">The bytes are not an event.</exception>
    public static void Write(Utf8JsonWriter writer, ref ByteReader source, IEventNames names)
    {
        var visitor = new EventJsonVisitor(writer, names);
        EventCodec.Read(ref source, ref visitor);
    }

    /// <summary>Every event of a run of events, one object each.</summary>
    /// <exception cref="FormatFaultException">The bytes are not events.</exception>
    public static ImmutableArray<JsonText> TextsOf(ReadOnlySpan<byte> events, IEventNames names)
    {
        var texts = ImmutableArray.CreateBuilder<JsonText>();
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        var source = new ByteReader(events);
        while (!source.IsAtEnd)
        {
            Write(writer, ref source, names);
            writer.Flush();
            texts.Add(new JsonText(buffer.WrittenSpan.ToArray()));
            buffer.ResetWrittenCount();
            writer.Reset();
        }

        return texts.ToImmutable();
    }
}
