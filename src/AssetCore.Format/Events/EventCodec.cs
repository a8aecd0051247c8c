using AssetCore.Format.Binary;

namespace AssetCore.Format.Events;

/// <summary>Events as bytes: <c>docs/formats/events.md</c>. One event after another, each with its own opcode.</summary>
public static class EventCodec
{
    /// <summary>Writes a <c>CommitNoted</c>.</summary>
    public static void WriteCommitNoted(EncodingBuffer destination) => throw new NotImplementedException();

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in WorldSet change) => throw new NotImplementedException();

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in ContainerSet change) => throw new NotImplementedException();

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in ClassSet change) => throw new NotImplementedException();

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in ShapeSet change) => throw new NotImplementedException();

    /// <summary>Writes an event: 10 to 15 bytes, nothing allocated.</summary>
    public static void Write(EncodingBuffer destination, in BalanceSet change) => throw new NotImplementedException();

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in StackSet change) => throw new NotImplementedException();

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in InstanceSet change) => throw new NotImplementedException();

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in WorldIndexSet change) => throw new NotImplementedException();

    /// <summary>Decodes one event at the reader's position and hands it to the visitor.</summary>
    /// <exception cref="FormatFaultException">The bytes are not an event.</exception>
    public static void Read<TVisitor>(ref ByteReader source, ref TVisitor visitor)
        where TVisitor : struct, IEventVisitor => throw new NotImplementedException();
}
