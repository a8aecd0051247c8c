using AssetCore.Format.Binary;

namespace AssetCore.Format.Batches;

/// <summary>How the events of the operations of a commit make up the events of the commit.</summary>
internal static class EventCountsRule
{
    /// <summary>
    /// True if there is a number for one operation at least, and the numbers add up to the commit's events, or to 0 for
    /// a commit whose one event says that nothing changed.
    /// </summary>
    /// <exception cref="FormatFaultException">A number is not a varint, or is above the commit's events.</exception>
    public static bool Holds(ReadOnlySpan<byte> counts, int eventCount)
    {
        // One operation, as nearly every commit has.
        if (counts.Length == 1 && counts[0] < 0x80 && counts[0] == eventCount) return true;
        var source = new ByteReader(counts);
        var sum = 0L;
        while (!source.IsAtEnd) sum += source.ReadVarint(0, eventCount, "the number of events of an operation");
        return !counts.IsEmpty && (sum == eventCount || (sum == 0 && eventCount == 1));
    }
}
