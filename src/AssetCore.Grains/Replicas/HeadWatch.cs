using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// What a replica knows of its world's durable head, and for how long it has been behind it: the source of freshness.
/// Any thread.
/// </summary>
internal sealed class HeadWatch(WorldId world, TimeProvider time)
{
    // Asked for once: a clock made of clocks takes as long to tell its rate as its time.
    private readonly double _ticksPerMs = time.TimestampFrequency / 1000.0;
    private KnownHead _known = new(WorldSeq.None, BatchNumber.None, time.GetTimestamp());
    private Freshness _last = new(world, WorldSeq.None, WorldSeq.None, 0, 0, 0);
    private long _appliedSeq;
    private long _behindSince;

    /// <summary>The head last seen.</summary>
    public KnownHead Known => Volatile.Read(ref _known);

    /// <summary>The last sequence number that readers see.</summary>
    public WorldSeq Applied => new(Volatile.Read(ref _appliedSeq));

    /// <summary>The head was seen. Sightings may arrive in any order; one of an older head changes nothing.</summary>
    /// <param name="worldSeq">Its last sequence number.</param>
    /// <param name="batch">Its last batch.</param>
    /// <param name="seenAt">When it was certainly the head.</param>
    /// <returns>True if it lies beyond what readers see.</returns>
    public bool See(WorldSeq worldSeq, BatchNumber batch, long seenAt)
    {
        for (var known = Known; batch > known.Batch || (batch == known.Batch && seenAt > known.SeenAt);)
        {
            var found = Interlocked.CompareExchange(ref _known, new KnownHead(worldSeq, batch, seenAt), known);
            if (ReferenceEquals(found, known)) break;
            known = found;
        }

        if (worldSeq <= Applied) return false;
        Interlocked.CompareExchange(ref _behindSince, seenAt, 0);

        // The replica may have come up in between, and found nothing to clear.
        if (worldSeq <= Applied) Volatile.Write(ref _behindSince, 0);
        return true;
    }

    /// <summary>Readers now see everything up to here.</summary>
    public void Apply(WorldSeq worldSeq)
    {
        Volatile.Write(ref _appliedSeq, worldSeq.Value);
        if (worldSeq >= Known.WorldSeq) Volatile.Write(ref _behindSince, 0);
    }

    /// <summary>How fresh an answer is that reflects everything up to <paramref name="worldSeq"/>.</summary>
    public Freshness Freshness(WorldSeq worldSeq) => Freshness(worldSeq, time.GetTimestamp());

    /// <summary>The same by a caller that has just looked at the clock.</summary>
    /// <param name="worldSeq">What the answer reflects.</param>
    /// <param name="now">The present, as a timestamp of the silo's clock.</param>
    public Freshness Freshness(WorldSeq worldSeq, long now)
    {
        var known = Known;
        var head = known.WorldSeq > worldSeq ? known.WorldSeq : worldSeq;
        var lag = head.Value - worldSeq.Value;
        var behindSince = Volatile.Read(ref _behindSince);
        var lagMs = lag == 0 || behindSince == 0 ? 0 : Milliseconds(behindSince, now);
        var observedMs = Milliseconds(known.SeenAt, now);

        // Hundreds of answers a millisecond say the same: they share what says it.
        var last = Volatile.Read(ref _last);
        if (last.WorldSeq == worldSeq && last.CommitLogWorldSeq == head
            && last.LagMs == lagMs && last.ObservedMs == observedMs) return last;
        var freshness = new Freshness(world, worldSeq, head, lag, lagMs, observedMs);
        Volatile.Write(ref _last, freshness);
        return freshness;
    }

    private long Milliseconds(long since, long now) => Math.Max(0, (long)((now - since) / _ticksPerMs));
}
