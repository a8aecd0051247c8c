namespace AssetCore.Benchmarks.Load;

/// <summary>
/// Measures two things in turns and takes the median of each, so that a machine that is busy with something else, or
/// grows slower or faster, meets both alike.
/// </summary>
internal static class Alternation
{
    /// <summary>Turns of each: odd, so that the median is one of them.</summary>
    public const int Rounds = 5;

    /// <summary>How long one turn counts, if all turns of a figure are to count for a time.</summary>
    public static TimeSpan Slice(TimeSpan duration) => duration / Rounds;

    /// <summary>What a turn does before it counts.</summary>
    public static TimeSpan WarmUp(TimeSpan duration) => Slice(duration) / 2;

    /// <summary>Who goes first changes with each round.</summary>
    public static async Task<(double Real, double Other)> MediansAsync(
        Func<Task<double>> real, Func<Task<double>> other)
    {
        var (reals, others) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            if (int.IsEvenInteger(round)) reals[round] = await real();
            others[round] = await other();
            if (int.IsOddInteger(round)) reals[round] = await real();
        }

        return (Median(reals), Median(others));
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
