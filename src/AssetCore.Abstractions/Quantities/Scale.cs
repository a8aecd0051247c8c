using System.Globalization;

namespace AssetCore.Quantities;

/// <summary>
/// How many units make 1.0 (<c>quantization_inv</c>): a power of ten from 1 to 10^9 for balances, any number from 1
/// for continuous space.
/// </summary>
/// <param name="UnitsPerOne">Units per 1.0, 1 or more.</param>
public readonly record struct Scale(long UnitsPerOne)
{
    /// <summary>The finest scale of a balance: nine decimals.</summary>
    public const long BalanceUnitsMax = 1_000_000_000;

    /// <summary>Whole numbers only.</summary>
    public static readonly Scale Whole = new(1);

    /// <summary>True if the scale is one that balances may have: 1, 10, 100 ... 10^9.</summary>
    public bool IsBalanceScale
    {
        get
        {
            if (UnitsPerOne is < 1 or > BalanceUnitsMax) return false;
            var rest = UnitsPerOne;
            while (rest % 10 == 0) rest /= 10;
            return rest == 1;
        }
    }

    /// <summary>Decimals that the scale carries: 3 for 1000. Meaningful for a balance scale only.</summary>
    public int Decimals
    {
        get
        {
            var decimals = 0;
            for (var rest = UnitsPerOne; rest >= 10; rest /= 10) decimals++;
            return decimals;
        }
    }

    /// <summary>Units per 1.0 in decimal.</summary>
    public override string ToString() => UnitsPerOne.ToString(CultureInfo.InvariantCulture);
}
