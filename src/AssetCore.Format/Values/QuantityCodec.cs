using AssetCore.Format.Binary;
using AssetCore.Quantities;

namespace AssetCore.Format.Values;

/// <summary>Quantities as asked for, as bytes: the decimals in one byte, then the mantissa in zigzag form.</summary>
internal static class QuantityCodec
{
    /// <summary>Writes a quantity.</summary>
    public static void Write(EncodingBuffer destination, DecimalQuantity quantity)
    {
        destination.WriteByte((byte)quantity.Decimals);
        if (quantity.Mantissa >= long.MinValue && quantity.Mantissa <= long.MaxValue)
            destination.WriteZigZag((long)quantity.Mantissa);
        else
            destination.WriteZigZag(quantity.Mantissa);
    }

    /// <summary>Reads a quantity.</summary>
    /// <exception cref="FormatFaultException">It is cut off or not in its normal form.</exception>
    public static DecimalQuantity Read(ref ByteReader source)
    {
        var start = source.Position;
        var decimals = source.ReadByte();
        var mantissa = source.ReadZigZag128();
        if (!DecimalQuantity.TryFromParts(mantissa, decimals, out var quantity))
            ByteReader.Fail(start, "a quantity is not in its normal form");
        return quantity;
    }
}
