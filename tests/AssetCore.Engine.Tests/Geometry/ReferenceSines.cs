using System.Numerics;

namespace AssetCore.Engine.Tests.Geometry;

/// <summary>
/// The published sine table by another way: Taylor's series of each angle as it is, in rationals of 160 bits. Each of
/// at most 64 terms is cut off by less than one unit, and so is pi, so 2^30 times a sine is off by less
/// than 2^-120.
/// </summary>
internal static class ReferenceSines
{
    public const int Entries = 90_001;

    private const int Bits = 160;
    private const int EntryBits = 30;

    private static readonly Lazy<int[]> s_quarter = new(() => [.. Enumerable.Range(0, Entries).Select(Nearest)]);

    /// <summary>The entries of a quarter turn.</summary>
    public static IReadOnlyList<int> Quarter => s_quarter.Value;

    private static BigInteger One { get; } = BigInteger.One << Bits;

    // Machin: pi = 16 arctan(1/5) - 4 arctan(1/239).
    private static BigInteger Pi { get; } = (16 * InverseArcTangent(5)) - (4 * InverseArcTangent(239));

    public static (long Cos, long Sin) At(int millideg) => (Signed((millideg + 90_000) % 360_000), Signed(millideg));

    /// <summary>2^30 times the sine of a turn up to a quarter, in rationals of 160 bits.</summary>
    public static BigInteger Exact(int millideg)
    {
        var angle = Pi * millideg / 180_000;
        var (term, sum) = (angle, angle);
        for (var n = 2; !term.IsZero; n += 2)
        {
            term = -(((term * angle) >> Bits) * angle >> Bits) / (n * (n + 1));
            sum += term;
        }

        return sum << EntryBits;
    }

    private static int Nearest(int millideg)
    {
        var exact = Exact(millideg);
        var entry = (exact + (One >> 1)) >> Bits;
        var margin = BigInteger.Abs(exact - (entry << Bits));
        Assert.True(margin < (One >> 1) - (One >> 100), "an entry in the middle between two integers");
        return (int)entry;
    }

    private static long Signed(int millideg)
    {
        var (half, rest) = (millideg / 180_000, millideg % 180_000);
        var sine = Quarter[rest <= 90_000 ? rest : 180_000 - rest];
        return half == 0 ? sine : -sine;
    }

    private static BigInteger InverseArcTangent(int inverse)
    {
        var (power, sum) = (One / inverse, BigInteger.Zero);
        for (var n = 1; !power.IsZero; n += 4)
        {
            sum += power / n;
            power /= inverse * inverse;
            sum -= power / (n + 2);
            power /= inverse * inverse;
        }

        return sum;
    }
}
