using AssetCore.Ids;

namespace AssetCore.Client.Sending;

/// <summary>The highest sequence number so far. Safe to use from any number of threads.</summary>
internal sealed class RisingSeq
{
    private long _value;

    /// <summary>The highest so far; 0 at first.</summary>
    public WorldSeq Value => new(Interlocked.Read(ref _value));

    /// <summary>Takes note of a sequence number.</summary>
    public void Raise(WorldSeq seq)
    {
        var known = Interlocked.Read(ref _value);
        while (seq.Value > known)
        {
            var before = Interlocked.CompareExchange(ref _value, seq.Value, known);
            if (before == known) return;
            known = before;
        }
    }
}
