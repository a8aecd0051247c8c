using System.Collections.Concurrent;
using System.Numerics;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// The published table: the nearest integer to 2^30 times the sine of so many thousandths of a degree, by the series of
/// the sine in fixed point with far more digits than are needed.
/// </summary>
internal static class ReferenceSine
{
    /// <summary>Thousandths of a degree in a full turn.</summary>
    public const int FullTurn = 360_000;

    private const int FractionBits = 160;
    private const int ResultBits = 30;

    private static readonly BigInteger s_one = BigInteger.One << FractionBits;

    // Machin, 1706.
    private static readonly BigInteger s_pi = 4 * ((4 * ArcTangentOfInverse(5)) - ArcTangentOfInverse(239));

    private static readonly ConcurrentDictionary<int, BigInteger> s_known = new();

    /// <summary>Of 0 to 359,999 thousandths of a degree.</summary>
    public static BigInteger Sine(int millidegrees) => s_known.GetOrAdd(millidegrees, Compute);

    /// <summary>The sine of a quarter turn more.</summary>
    public static BigInteger Cosine(int millidegrees) => Sine((millidegrees + (FullTurn / 4)) % FullTurn);

    private static BigInteger Compute(int millidegrees)
    {
        var angle = s_pi * millidegrees / (FullTurn / 2);
        var square = angle * angle >> FractionBits;
        var (sum, term) = (BigInteger.Zero, angle);
        for (var power = 1; !term.IsZero; power += 2)
        {
            sum += term;
            // Division, not a shift: what is left of a negative term must come to zero.
            term = -(term * square / s_one) / ((power + 1) * (power + 2));
        }

        const int Rest = FractionBits - ResultBits;
        return (sum + (BigInteger.One << (Rest - 1))) >> Rest;
    }

    private static BigInteger ArcTangentOfInverse(int number)
    {
        var (sum, power) = (BigInteger.Zero, s_one / number);
        for (var divisor = 1; !power.IsZero; divisor += 2)
        {
            sum += divisor % 4 == 1 ? power / divisor : -power / divisor;
            power /= number * number;
        }

        return sum;
    }
}
