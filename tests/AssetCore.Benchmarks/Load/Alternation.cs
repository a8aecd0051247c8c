namespace AssetCore.Benchmarks.Load;

/// <summary>
/// Measures two things in turns and takes the median of each, so that a machine that is busy with something else, or
/// grows slower or faster, meets both alike.
/// </summary>
internal static class Alternation
{
    // Turns of each that count: odd, so that the median is one of them.
    private const int Rounds = 5;

    // Turns of each before those: in the first seconds of a process most code still runs as it was first compiled.
    private const int RoundsBefore = 2;

    /// <summary>How long one turn counts, if all turns of a figure are to count for a time.</summary>
    public static TimeSpan Slice(TimeSpan duration) => duration / Rounds;

    /// <summary>What a turn does before it counts.</summary>
    public static TimeSpan WarmUp(TimeSpan duration) => Slice(duration) / 2;

    /// <summary>How long all turns of both take, if each runs for its warm-up and its slice.</summary>
    public static TimeSpan Total(TimeSpan duration) =>
        (WarmUp(duration) + Slice(duration)) * (RoundsBefore + Rounds) * 2;

    /// <summary>Two turns of each have the code compiled and do not count; who goes first changes with each.</summary>
    public static async Task<(double Real, double Other)> MediansAsync(
        Func<Task<double>> real, Func<Task<double>> other)
    {
        var (reals, others) = (new double[Rounds], new double[Rounds]);
        for (var round = -RoundsBefore; round < Rounds; round++)
        {
            var one = int.IsEvenInteger(round) ? await real() : 0;
            var another = await other();
            if (int.IsOddInteger(round)) one = await real();
            if (round >= 0) (reals[round], others[round]) = (one, another);
        }

        return (Median(reals), Median(others));
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
