namespace AssetCore.Engine.Geometry;

/// <summary>
/// Sine and cosine of whole millidegrees in Q30: the integer nearest to 2^30 times the exact value, by integers alone.
/// The published table of <c>docs/formats/geometry.md</c>, worked out entry by entry instead of stored: one entry takes
/// tens of nanoseconds, the table would take 360 KB of cache.
/// </summary>
internal static class SineTable
{
    /// <summary>Millidegrees in a whole turn; turns are 0 to one less.</summary>
    public const int WholeTurn = 360_000;

    /// <summary>Millidegrees in a quarter turn.</summary>
    public const int QuarterTurn = WholeTurn / 4;

    /// <summary>1.0 in Q30: the sine of a quarter turn.</summary>
    public const int One = 1 << FractionBits;

    /// <summary>Bits behind the binary point of an entry.</summary>
    public const int FractionBits = 30;

    // The series runs in Q62. The angle is at most an eighth of a turn, 0.785 radians, so everything stays below 1.0.
    private const int SeriesBits = 62;
    private const ulong SeriesOne = 1UL << SeriesBits;

    // 2^78 * pi / 180,000, rounded; sixteen more bits than the series, which a shift takes off after multiplying.
    private const ulong RadiansQ78 = 5_274_933_991_161_581_362;

    // The first term left out is below 0.785^20 / 20! < 2^-67, less than a sixteenth of the last bit of the series.
    private const int TermMax = 18;

    /// <summary>The sine of a turn of 0 to 359,999 millidegrees, in Q30.</summary>
    public static int Sin(int millideg)
    {
        Invariant.Holds(millideg is >= 0 and < WholeTurn, "turns outside 0 to 359,999 are out of bounds");
        var rest = millideg % QuarterTurn;
        return (millideg / QuarterTurn) switch
        {
            0 => Quarter(rest),
            1 => Quarter(QuarterTurn - rest),
            2 => -Quarter(rest),
            _ => -Quarter(QuarterTurn - rest),
        };
    }

    /// <summary>The cosine of a turn of 0 to 359,999 millidegrees, in Q30.</summary>
    public static int Cos(int millideg) => Sin((millideg + QuarterTurn) % WholeTurn);

    // The sine of 0 to 90,000 millidegrees. Each of at most ten steps of the series cuts off less than two units of Q62,
    // and is divided by at least two on its way up, so the sum is off by less than 2^-58, 2^-28 units of Q30. No entry
    // lies nearer than 10^-6 to the middle between two integers (entry 63,093 does), so rounding gives the nearest one.
    private static int Quarter(int millideg)
    {
        var series = millideg <= QuarterTurn / 2
            ? Series(millideg, TermMax, true)
            : Series(QuarterTurn - millideg, TermMax, false);
        return (int)((series + (1UL << (SeriesBits - FractionBits - 1))) >> (SeriesBits - FractionBits));
    }

    // sin x = x (1 - xx/2*3 (1 - xx/4*5 (1 - ...))); cos x = 1 - xx/1*2 (1 - xx/3*4 (1 - ...)).
    private static ulong Series(int millideg, int termMax, bool isSine)
    {
        var angle = (ulong)(((UInt128)RadiansQ78 * (uint)millideg) >> 16);
        var square = Multiply(angle, angle);
        var sum = SeriesOne;
        for (var term = isSine ? termMax : termMax - 1; term > 0; term -= 2)
            sum = SeriesOne - (Multiply(square, sum) / (ulong)(term * (term + 1)));
        return isSine ? Multiply(angle, sum) : sum;
    }

    private static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return (high << (64 - SeriesBits)) | (low >> SeriesBits);
    }
}
