using System.Numerics;
using AssetCore.Errors;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Decimal quantities as whole units, in arithmetic without bounds.</summary>
internal static class ReferenceQuantity
{
    /// <summary>The units that a quantity makes at a scale, which must carry all its decimals.</summary>
    public static BigInteger Units(DecimalQuantity quantity, Scale scale) =>
        (BigInteger)quantity.Mantissa * scale.UnitsPerOne / BigInteger.Pow(10, quantity.Decimals);

    /// <summary>Whether a quantity of any sign can be said in units of a scale.</summary>
    public static ErrorCode? Judge(DecimalQuantity quantity, Scale scale)
    {
        var units = (BigInteger)quantity.Mantissa * scale.UnitsPerOne;
        if (!(units % BigInteger.Pow(10, quantity.Decimals)).IsZero) return ErrorCode.InvalidQuantity;
        return IsBeyond64Bits(Units(quantity, scale)) ? ErrorCode.QuantityOverflow : null;
    }

    /// <summary>True if the number is not one of a signed 64-bit integer.</summary>
    public static bool IsBeyond64Bits(BigInteger number) => number < long.MinValue || number > long.MaxValue;
}
