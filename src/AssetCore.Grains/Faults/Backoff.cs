using AssetCore.Log.Stores;

namespace AssetCore.Grains.Faults;

/// <summary>
/// Pauses between attempts at something that is down: they double up to a longest one, and each is taken between half
/// and all of its length, so that the many who met the same fault do not come back in step. One caller.
/// </summary>
/// <param name="first">The first pause, more than zero.</param>
/// <param name="longest">The longest pause, no shorter than the first.</param>
/// <param name="random">Gives a number from 0 to below 1 for each pause.</param>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Func<double> random)
{
    private int _failures;

    /// <summary>Pauses with jitter.</summary>
    public Backoff(TimeSpan first, TimeSpan longest, TimeProvider time)
        : this(first, longest, () => Jitter.Next(time))
    {
    }

    /// <summary>The pause after one more failure.</summary>
    public TimeSpan Next()
    {
        var pause = first * Math.Pow(2, _failures);
        if (pause < longest) _failures++;
        else pause = longest;
        return pause * (0.5 + (random() / 2));
    }

    /// <summary>An attempt succeeded: the next failure is the first again.</summary>
    public void Reset() => _failures = 0;
}
