using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;

namespace AssetCore.Engine.Checkpoints;

/// <summary>What the kinds of sections share.</summary>
internal static class SectionRows
{
    /// <summary>Reads one event of a kind.</summary>
    /// <exception cref="AssetCore.Format.FormatFaultException">There is none, or one of another kind.</exception>
    public static void Read(ref ByteReader source, ref CaughtEvent caught, EventKind kind)
    {
        var start = source.Position;
        EventCodec.Read(ref source, ref caught);
        if (caught.Kind != kind) ByteReader.Fail(start, $"a {caught.Kind} stands among rows of {kind}");
    }

    /// <summary>The row of an event from nothing.</summary>
    /// <exception cref="AssetCore.Format.FormatFaultException">The event has none.</exception>
    public static T Present<T>(T? row, in ByteReader source)
        where T : class
    {
        if (row is null) source.Fail("a row of a checkpoint exists");
        return row!;
    }

    /// <summary>A balance as the event that makes it from nothing.</summary>
    public static BalanceSet ToEvent(in BalanceKey key, BalanceRow row) =>
        new(
            new ContainerIndex(key.Container),
            new ClassIndex(key.Class),
            BalanceKey.FromWord(key.KeyWord),
            row,
            default);
}
