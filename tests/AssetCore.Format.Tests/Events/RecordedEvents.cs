using AssetCore.Format.Binary;
using AssetCore.Format.Events;

namespace AssetCore.Format.Tests.Events;

/// <summary>Events as values: decoded into a list, and encoded from it.</summary>
internal static class RecordedEvents
{
    /// <summary>Stands for a <c>CommitNoted</c>, which has no members.</summary>
    public static readonly object Noted = "CommitNoted";

    public static List<object> Decode(ReadOnlySpan<byte> bytes)
    {
        var visitor = new Recorder([]);
        var source = new ByteReader(bytes);
        while (!source.IsAtEnd) EventCodec.Read(ref source, ref visitor);
        return visitor.Events;
    }

    public static byte[] Encode(IEnumerable<object> events)
    {
        var buffer = new EncodingBuffer(16);
        foreach (var change in events) Write(buffer, change);
        return buffer.Span.ToArray();
    }

    public static void Write(EncodingBuffer buffer, object change)
    {
        switch (change)
        {
            case WorldSet set: EventCodec.Write(buffer, set); break;
            case ContainerSet set: EventCodec.Write(buffer, set); break;
            case ClassSet set: EventCodec.Write(buffer, set); break;
            case ShapeSet set: EventCodec.Write(buffer, set); break;
            case BalanceSet set: EventCodec.Write(buffer, set); break;
            case StackSet set: EventCodec.Write(buffer, set); break;
            case InstanceSet set: EventCodec.Write(buffer, set); break;
            case ExtentSet set: EventCodec.Write(buffer, set); break;
            case HoldSet set: EventCodec.Write(buffer, set); break;
            case ReversalSet set: EventCodec.Write(buffer, set); break;
            case WorldIndexSet set: EventCodec.Write(buffer, set); break;
            default: EventCodec.WriteCommitNoted(buffer); break;
        }
    }

    private readonly struct Recorder(List<object> events) : IEventVisitor
    {
        public List<object> Events => events;

        public void VisitCommitNoted() => events.Add(Noted);

        public void Visit(in WorldSet change) => events.Add(change);

        public void Visit(in ContainerSet change) => events.Add(change);

        public void Visit(in ClassSet change) => events.Add(change);

        public void Visit(in ShapeSet change) => events.Add(change);

        public void Visit(in BalanceSet change) => events.Add(change);

        public void Visit(in StackSet change) => events.Add(change);

        public void Visit(in InstanceSet change) => events.Add(change);

        public void Visit(in ExtentSet change) => events.Add(change);

        public void Visit(in HoldSet change) => events.Add(change);

        public void Visit(in ReversalSet change) => events.Add(change);

        public void Visit(in WorldIndexSet change) => events.Add(change);
    }
}
