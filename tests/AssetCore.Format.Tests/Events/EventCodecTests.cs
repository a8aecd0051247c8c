using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Tests.Binary;
using AssetCore.Ids;
using AssetCore.Worlds;
using CsCheck;

namespace AssetCore.Format.Tests.Events;

/// <summary>Events as bytes: <c>docs/formats/events.md</c>.</summary>
public sealed class EventCodecTests
{
    private const int Samples = 4_000;

    [Fact]
    public void Every_event_comes_back() =>
        GenEvents.Any.Array[1, 5].Sample(
            events => Assert.Equal(events, RecordedEvents.Decode(RecordedEvents.Encode(events))),
            iter: Samples);

    [Fact]
    public void Every_balance_change_comes_back_near_the_end_and_far_from_it() =>
        GenEvents.Balance.Sample(
            change =>
            {
                var bytes = RecordedEvents.Encode([change]);
                Assert.Equal([change], RecordedEvents.Decode(bytes));
                byte[] padded = [.. bytes, .. Enumerable.Repeat((byte)EventKind.CommitNoted, 100)];
                Assert.Equal(change, RecordedEvents.Decode(padded)[0]);
            },
            iter: Samples);

    [Fact]
    public void Changed_bytes_are_refused_or_are_the_encoding_of_what_they_mean() =>
        Mutations.Of(GenEvents.Encoded).Sample(Judge, iter: 4 * Samples);

    [Fact]
    public void Noise_is_refused_or_is_the_encoding_of_what_it_means() =>
        Mutations.Noise.Sample(Judge, iter: 4 * Samples);

    [Theory]
    [InlineData("00", "newer format")]
    [InlineData("0a", "neither before nor afterwards")]
    [InlineData("1e", "newer format")]
    [InlineData("1f", "newer format")]
    [InlineData("21", "flags that are unknown")]
    [InlineData("02", "neither before nor afterwards")]
    [InlineData("a3", "newer format")]
    [InlineData("a701", "needs a row before and one afterwards")]
    [InlineData("060000", "a byte is needed")]
    [InlineData("0680808080080000", "dense number")]
    [InlineData("0600001414", "all zero is a flag")]
    [InlineData("46000014140000", "zero are not written")]
    [InlineData("27000001000100000101", "a stack's number")]
    [InlineData("270100000001000101", "a position")]
    [InlineData("2701000100000000010101", "a stack's quantity")]
    [InlineData("27010001000001040101", "a rotation")]
    [InlineData("27010001000001000001", "a width")]
    [InlineData("280100000005", "newer format")]
    [InlineData("2801000000010000", "a slot")]
    [InlineData("2300016106", "newer format")]
    [InlineData("230001210100", "not well formed")]
    [InlineData("23000161010a", "a number of decimals")]
    [InlineData("230001610200", "a number of places")]
    [InlineData("23000161030a03", "no container can be")]
    public void An_impossible_event_is_refused_with_its_reason(string hex, string reason)
    {
        var fault = Assert.Throws<FormatFaultException>(() => RecordedEvents.Decode(Convert.FromHexString(hex)));
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_before_that_fits_a_difference_must_be_one()
    {
        var row = new StackRow(new(1), 5, new(2), null, 10, Rotation.None, new Shape(1, 1));
        var set = new StackSet(new StackId(3), row, row with { Quantity = 9 });
        var compact = RecordedEvents.Encode([set]);
        byte[] full = [0x67, .. compact[1..^1], .. RowOf(row with { Quantity = 9 })];
        Assert.Throws<FormatFaultException>(() => RecordedEvents.Decode(full));

        var instance = new InstanceRow(new(2), null, default, InstancePlace.Nowhere);
        var moved = RecordedEvents.Encode([new InstanceSet(new InstanceId(3), instance, instance)]);
        byte[] fully = [0x68, .. moved[1..^1], .. moved[2..^1]];
        Assert.Throws<FormatFaultException>(() => RecordedEvents.Decode(fully));

        static byte[] RowOf(StackRow row) => RecordedEvents.Encode([new StackSet(new StackId(3), row, null)])[2..];
    }

    [Fact]
    public void Impossible_rows_are_not_written()
    {
        var stack = new StackRow(new(1), 1, new(2), null, 1, Rotation.None, new Shape(1, 1));
        object[] impossible =
        [
            new BalanceSet(new(-1), new(0), null, default, default),
            new BalanceSet(new(0), new(-1), null, default, default),
            new BalanceSet(new(0), new(0), null, new BalanceRow(1, -1), default),
            new StackSet(new StackId(1), null, null),
            new StackSet(default, stack, null),
            new StackSet(new StackId(1), stack with { Position = 0 }, null),
            new StackSet(new StackId(1), stack with { Quantity = 0 }, null),
            new StackSet(new StackId(1), stack with { Footprint = default }, null),
            new StackSet(new StackId(1), stack with { Rotation = (Rotation)4 }, null),
            new InstanceSet(new(1), new InstanceRow(new(0), null, new(-1), InstancePlace.Nowhere), null),
            new WorldSet(new WorldRow(WorldLifecycle.None, null, 0, default, 1, 0), null),
            new WorldSet(new WorldRow(WorldLifecycle.Creating, null, 0, default, 1, 0), null),
            new WorldSet(new WorldRow(WorldLifecycle.Provisioned, null, 0, default, 0, 0), null),
            new WorldIndexSet(WorldId.Index, new WorldIndexRow(WorldLifecycle.Creating, null, 0, default, 0), null),
            new ContainerSet(new(0), new ContainerRow(new("a b"), new ContainerKind.Slots(1), null, null, null), null),
            new ContainerSet(new(0), new ContainerRow(new("a"), new ContainerKind.Slots(0), null, null, null), null),
            new ClassSet(new(0), new ClassRow(new("a"), "", 0, null), null),
            new ShapeSet(new(0), null, new Shape(0, 1), null),
        ];
        foreach (var change in impossible) Assert.ThrowsAny<ArgumentException>(() => RecordedEvents.Encode([change]));
    }

    [Fact]
    public void A_balance_change_takes_few_bytes()
    {
        var change = new BalanceSet(new(20_000), new(12), null, new BalanceRow(150_000, 0), new BalanceRow(147_500, 0));
        Assert.Equal(10, RecordedEvents.Encode([change]).Length);
        Assert.Equal(8, RecordedEvents.Encode([change with { Before = default }]).Length);
        Assert.Equal(12, RecordedEvents.Encode([change with { After = new BalanceRow(150_000, 5) }]).Length);
    }

    [Fact]
    public void Writing_and_reading_balance_changes_allocates_nothing()
    {
        var buffer = new EncodingBuffer(1 << 16);
        var visitor = default(Adding);
        WriteAndRead(buffer, ref visitor);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) WriteAndRead(buffer, ref visitor);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, visitor.Sum);
    }

    private static void WriteAndRead(EncodingBuffer buffer, ref Adding visitor)
    {
        buffer.Truncate(0);
        for (var i = 0; i < 1000; i++)
        {
            uint? key = i % 3 == 0 ? (uint)i : null;
            var (after, before) = (new BalanceRow(i * 5000L, i % 7), new BalanceRow(i, 0));
            EventCodec.Write(buffer, new BalanceSet(new(i * 77), new(i), key, after, before));
        }

        var source = new ByteReader(buffer.Span);
        while (!source.IsAtEnd) EventCodec.Read(ref source, ref visitor);
    }

    private static void Judge(byte[] bytes)
    {
        List<object>? events = null;
        if (DecodingBounds.Accepts(bytes, these => events = RecordedEvents.Decode(these)))
            Assert.Equal(bytes, RecordedEvents.Encode(events!));
    }

    private struct Adding : IEventVisitor
    {
        public long Sum { get; private set; }

        public readonly void VisitCommitNoted() => Assert.Fail("no such event was written");

        public readonly void Visit(in WorldSet change) => VisitCommitNoted();

        public readonly void Visit(in ContainerSet change) => VisitCommitNoted();

        public readonly void Visit(in ClassSet change) => VisitCommitNoted();

        public readonly void Visit(in ShapeSet change) => VisitCommitNoted();

        public void Visit(in BalanceSet change) =>
            Sum += change.After.Quantity + change.Before.Quantity + change.After.Held;

        public readonly void Visit(in StackSet change) => VisitCommitNoted();

        public readonly void Visit(in InstanceSet change) => VisitCommitNoted();

        public readonly void Visit(in ExtentSet change) => VisitCommitNoted();

        public readonly void Visit(in HoldSet change) => VisitCommitNoted();

        public readonly void Visit(in ReversalSet change) => VisitCommitNoted();

        public readonly void Visit(in WorldIndexSet change) => VisitCommitNoted();
    }
}
