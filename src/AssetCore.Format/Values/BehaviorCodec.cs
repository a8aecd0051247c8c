using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Quantities;

namespace AssetCore.Format.Values;

/// <summary>
/// The optional behavior of a class as bytes: 0 for null, otherwise which members follow, then the members.
/// </summary>
internal static class BehaviorCodec
{
    private const byte Present = 1;
    private const byte HasScale = 2;
    private const byte HasMaxStack = 4;

    /// <summary>Writes a behavior or null.</summary>
    /// <exception cref="ArgumentException">No class can behave so.</exception>
    public static void Write(EncodingBuffer destination, ClassBehavior? behavior)
    {
        if (behavior is null)
        {
            destination.WriteByte(0);
            return;
        }

        if (!IsPossible(behavior)) throw new ArgumentException("No class can behave so.", nameof(behavior));
        var members = Present
            | (behavior.BalanceScale is null ? 0 : HasScale)
            | (behavior.MaxStack is null ? 0 : HasMaxStack);
        destination.WriteByte((byte)members);
        if (behavior.BalanceScale is { } scale) ScaleCodec.WriteDecimals(destination, scale);
        if (behavior.MaxStack is { } most) QuantityCodec.Write(destination, most);
    }

    /// <summary>Reads a behavior or null.</summary>
    /// <exception cref="FormatFaultException">No class can behave so.</exception>
    public static ClassBehavior? Read(ref ByteReader source)
    {
        var start = source.Position;
        var members = source.ReadByte();
        if (members == 0) return null;
        if ((members & Present) == 0 || members > (Present | HasScale | HasMaxStack))
            ByteReader.Fail(start, "a behavior has members that are unknown: the bytes are of a newer format");
        Scale? scale = (members & HasScale) != 0 ? ScaleCodec.ReadDecimals(ref source) : null;
        DecimalQuantity? most = (members & HasMaxStack) != 0 ? QuantityCodec.Read(ref source) : null;
        var behavior = new ClassBehavior(scale, most);
        if (!IsPossible(behavior)) ByteReader.Fail(start, "no class can behave so");
        return behavior;
    }

    private static bool IsPossible(ClassBehavior behavior) =>
        behavior.BalanceScale is not { IsBalanceScale: false }
        && behavior.MaxStack is not ({ Sign: <= 0 } or { Decimals: > 0 })
        && (behavior.MaxStack is not { } most || most.Mantissa <= long.MaxValue);
}
