using System.Collections.Immutable;
using AssetCore.Format.Manifests;
using AssetCore.Ids;

namespace AssetCore.Log.Checkpoints;

/// <summary>
/// Which checkpoints are kept: few, and the further back the further apart, so that every past state is near one in
/// proportion to its age.
/// </summary>
internal static class CheckpointThinning
{
    /// <summary>Newest ones that are never given up for thinning: the last, and the one before in case it is
    /// bad.</summary>
    private const int NewestKept = 2;

    /// <summary>Takes out the least useful ones until there are no more than the limit.</summary>
    /// <param name="newestFirst">The checkpoints.</param>
    /// <param name="genesis">The batch of the one a fork begins with, which stays; none for other worlds.</param>
    /// <param name="countMax">The limit, 3 or more.</param>
    public static ImmutableArray<CheckpointRef> Thin(
        ImmutableArray<CheckpointRef> newestFirst, BatchNumber? genesis, int countMax)
    {
        var kept = newestFirst.ToBuilder();
        while (kept.Count > countMax) kept.RemoveAt(LeastUseful(kept, genesis));
        return kept.ToImmutable();
    }

    // That whose removal leaves the smallest gap for its age. The oldest one bounds the gap to the world's beginning.
    private static int LeastUseful(ImmutableArray<CheckpointRef>.Builder kept, BatchNumber? genesis)
    {
        var head = kept[0].WorldSeq.Value;
        var (least, leastGap, leastAge) = (-1, Int128.Zero, Int128.One);
        for (var i = NewestKept; i < kept.Count; i++)
        {
            if (kept[i].Batch == genesis) continue;
            var older = i + 1 < kept.Count ? kept[i + 1].WorldSeq.Value : 0;
            Int128 gap = kept[i - 1].WorldSeq.Value - older;
            Int128 age = Math.Max(1, head - older);
            if (least >= 0 && gap * leastAge >= leastGap * age) continue;
            (least, leastGap, leastAge) = (i, gap, age);
        }

        return least;
    }
}
