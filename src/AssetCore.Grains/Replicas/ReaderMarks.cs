using System.Numerics;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// Counts readers on one side of a replica, a counter per core and each on its own cache lines, so that readers on
/// different cores share nothing. Any thread.
/// </summary>
internal sealed class ReaderMarks
{
    /// <summary>Counters apart in memory: two cache lines of 64 bytes, for cores fetch them in pairs.</summary>
    private const int Spacing = 128 / sizeof(long);

    private static readonly int s_mask = (int)BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount) - 1;

    private readonly long[] _counts = new long[(s_mask + 2) * Spacing];

    /// <summary>True if nobody reads. May be out of date at once, unless nobody can arrive any more.</summary>
    public bool IsEmpty
    {
        get
        {
            for (var stripe = 0; stripe <= s_mask; stripe++)
            {
                if (Volatile.Read(ref Count(stripe)) != 0) return false;
            }

            return true;
        }
    }

    /// <summary>A reader arrives.</summary>
    /// <returns>The stripe, to leave by.</returns>
    public int Arrive()
    {
        var stripe = Thread.GetCurrentProcessorId() & s_mask;

        // A full fence: the arrival is seen before the reader looks which side is published.
        Interlocked.Increment(ref Count(stripe));
        return stripe;
    }

    /// <summary>The reader leaves.</summary>
    public void Leave(int stripe) => Interlocked.Decrement(ref Count(stripe));

    private ref long Count(int stripe) => ref _counts[(stripe + 1) * Spacing];
}
