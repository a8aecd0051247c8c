using AssetCore.Format.Binary;
using AssetCore.Quantities;

namespace AssetCore.Format.Values;

/// <summary>Scales of balances as bytes: the number of decimals, 0 to 9.</summary>
internal static class ScaleCodec
{
    private const int DecimalsMax = 9;

    /// <summary>Writes a scale that is known to be one of a balance.</summary>
    public static void WriteDecimals(EncodingBuffer destination, Scale scale) =>
        destination.WriteByte((byte)scale.Decimals);

    /// <summary>Reads a scale.</summary>
    /// <exception cref="FormatFaultException">It has more than nine decimals.</exception>
    public static Scale ReadDecimals(ref ByteReader source)
    {
        var units = 1L;
        var decimals = source.ReadVarint32(0, DecimalsMax, "a number of decimals");
        for (var i = 0; i < decimals; i++) units *= 10;
        return new Scale(units);
    }
}
