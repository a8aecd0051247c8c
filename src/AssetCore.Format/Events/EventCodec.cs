using System.Runtime.CompilerServices;
using AssetCore.Format.Binary;

namespace AssetCore.Format.Events;

/// <summary>
/// Events as bytes: <c>docs/formats/events.md</c>. One event after another, each with its kind and flags in its first
/// byte. Writers refuse impossible rows with <see cref="ArgumentException"/> and may then leave part of the event in
/// the buffer.
/// </summary>
public static class EventCodec
{
    /// <summary>Writes a <c>CommitNoted</c>: one byte.</summary>
    public static void WriteCommitNoted(EncodingBuffer destination) =>
        destination.WriteByte((byte)EventKind.CommitNoted);

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in WorldSet change) =>
        WorldSetCodec.Write(destination, change);

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in ContainerSet change) =>
        ContainerSetCodec.Write(destination, change);

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in ClassSet change) =>
        ClassSetCodec.Write(destination, change);

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in ShapeSet change) =>
        ClassSetCodec.Write(destination, change);

    /// <summary>Writes an event: 6 to 15 bytes as a rule, nothing allocated.</summary>
    public static void Write(EncodingBuffer destination, in BalanceSet change) =>
        BalanceSetCodec.Write(destination, change);

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in StackSet change) =>
        StackSetCodec.Write(destination, change);

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in InstanceSet change) =>
        InstanceSetCodec.Write(destination, change);

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in ExtentSet change) =>
        ClassSetCodec.Write(destination, change);

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in HoldSet change) =>
        HoldSetCodec.Write(destination, change);

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in ReversalSet change) =>
        ReversalSetCodec.Write(destination, change);

    /// <summary>Writes an event.</summary>
    public static void Write(EncodingBuffer destination, in WorldIndexSet change) =>
        WorldSetCodec.Write(destination, change);

    /// <summary>
    /// Decodes one event at the reader's position and hands it to the visitor. A <see cref="BalanceSet"/> allocates
    /// nothing.
    /// </summary>
    /// <exception cref="FormatFaultException">The bytes are not an event.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read<TVisitor>(ref ByteReader source, ref TVisitor visitor)
        where TVisitor : struct, IEventVisitor
    {
        int head = source.ReadByte();
        if ((head & EventHead.KindBits) == (int)EventKind.BalanceSet)
            visitor.Visit(BalanceSetCodec.Read(ref source, head));
        else
            ReadRare(ref source, head, ref visitor);
    }

    /// <summary>Decodes the event at the reader's position if it is a <see cref="BalanceSet"/>.</summary>
    /// <returns>False if it is none, or there is none: the reader stands where it stood.</returns>
    /// <exception cref="FormatFaultException">The bytes are not an event.</exception>
    public static bool TryReadBalance(ref ByteReader source, out BalanceSet change)
    {
        change = default;
        if (source.IsAtEnd) return false;
        int head = source.Peek();
        if ((head & EventHead.KindBits) != (int)EventKind.BalanceSet) return false;
        source.Skip(1);
        change = BalanceSetCodec.Read(ref source, head);
        return true;
    }

    private static void ReadRare<TVisitor>(ref ByteReader source, int head, ref TVisitor visitor)
        where TVisitor : struct, IEventVisitor
    {
        var start = source.Position - 1;
        var kind = (EventKind)(head & EventHead.KindBits);
        if (kind is EventKind.CommitNoted)
        {
            if (head != (int)EventKind.CommitNoted) ByteReader.Fail(start, "a commit noted has flags that are unknown");
            visitor.VisitCommitNoted();
            return;
        }

        if (kind is EventKind.None or > EventKind.ReversalSet)
            ByteReader.Fail(start, $"event kind {(int)kind} is unknown: the bytes are of a newer format");
        EventHead.Check(start, head, mayDiffer: kind is EventKind.StackSet or EventKind.InstanceSet);
        switch (kind)
        {
            case EventKind.WorldSet: visitor.Visit(WorldSetCodec.ReadWorld(ref source, head)); break;
            case EventKind.ContainerSet: visitor.Visit(ContainerSetCodec.Read(ref source, head)); break;
            case EventKind.ClassSet: visitor.Visit(ClassSetCodec.ReadClass(ref source, head)); break;
            case EventKind.ShapeSet: visitor.Visit(ClassSetCodec.ReadShape(ref source, head)); break;
            case EventKind.StackSet: visitor.Visit(StackSetCodec.Read(ref source, head)); break;
            case EventKind.InstanceSet: visitor.Visit(InstanceSetCodec.Read(ref source, head)); break;
            case EventKind.ExtentSet: visitor.Visit(ClassSetCodec.ReadExtent(ref source, head)); break;
            case EventKind.HoldSet: visitor.Visit(HoldSetCodec.Read(ref source, head)); break;
            case EventKind.ReversalSet: visitor.Visit(ReversalSetCodec.Read(ref source, head)); break;
            default: visitor.Visit(WorldSetCodec.ReadIndex(ref source, head)); break;
        }
    }
}
