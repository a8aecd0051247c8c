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

    // 1/3!, 1/5!, ... 1/19!, and 1/2!, 1/4!, ... 1/18!. The first term left out is below 0.785^20 / 20! < 2^-67.
    private static ReadOnlySpan<ulong> SineTerms =>
    [
        SeriesOne / 6, SeriesOne / 120, SeriesOne / 5_040, SeriesOne / 362_880, SeriesOne / 39_916_800,
        SeriesOne / 6_227_020_800, SeriesOne / 1_307_674_368_000, SeriesOne / 355_687_428_096_000,
        SeriesOne / 121_645_100_408_832_000,
    ];

    private static ReadOnlySpan<ulong> CosineTerms =>
    [
        SeriesOne / 2, SeriesOne / 24, SeriesOne / 720, SeriesOne / 40_320, SeriesOne / 3_628_800,
        SeriesOne / 479_001_600, SeriesOne / 87_178_291_200, SeriesOne / 20_922_789_888_000,
        SeriesOne / 6_402_373_705_728_000,
    ];

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

    // The sine of 0 to 90,000 millidegrees. The angle is off by less than two units of Q62, its square by less than
    // four; each of the ten steps of the series cuts off less than two more and multiplies what came before by less
    // than 0.62. So a sum is off by less than 2^4 units, 2^-28 units of Q30. No entry lies nearer than 10^-6 to the
    // middle between two integers (entry 63,093 does), so rounding gives the nearest one.
    private static int Quarter(int millideg)
    {
        // Most things stand square: they need no series.
        if (millideg == 0) return 0;
        if (millideg == QuarterTurn) return One;
        var isSine = millideg <= QuarterTurn / 2;
        var angle = (ulong)(((UInt128)RadiansQ78 * (uint)(isSine ? millideg : QuarterTurn - millideg)) >> 16);
        var series = isSine ? Multiply(angle, Series(angle, SineTerms)) : Series(angle, CosineTerms);
        return (int)((series + (1UL << (SeriesBits - FractionBits - 1))) >> (SeriesBits - FractionBits));
    }

    // 1 - xx (t1 - xx (t2 - xx (t3 - ...))): all differences are above zero.
    private static ulong Series(ulong angle, ReadOnlySpan<ulong> terms)
    {
        var square = Multiply(angle, angle);
        var sum = 0UL;
        for (var i = terms.Length - 1; i >= 0; i--) sum = terms[i] - Multiply(square, sum);
        return SeriesOne - Multiply(square, sum);
    }

    private static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return (high << (64 - SeriesBits)) | (low >> SeriesBits);
    }
}
