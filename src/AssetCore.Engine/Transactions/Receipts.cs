using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Format.Hashing;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Transactions;

/// <summary>Makes receipts: of a commit that has just taken place, and again of one that is remembered.</summary>
internal static class Receipts
{
    public static CommitReceipt Of(WorldId world, in IdempotencyEntry entry, CommitRequest request, bool isReplay) =>
        new(
            world,
            Digest.CommitIdOf(entry.WorldSeqStart, entry.Request),
            entry.WorldSeqStart,
            entry.WorldSeqEnd,
            Minted(request, entry.FirstMinted),
            entry.TimeMs,
            isReplay,
            request.IdempotencyKey,
            request.Metadata);

    // Instances of one commit have numbers one after another, in order of the operations that mint.
    private static ImmutableArray<MintedInstance> Minted(CommitRequest request, InstanceId first)
    {
        if (first.Value == 0) return [];
        var minted = ImmutableArray.CreateBuilder<MintedInstance>();
        for (var i = 0; i < request.Operations.Length; i++)
            if (request.Operations[i] is AddInstance)
                minted.Add(new MintedInstance(i, new InstanceId(first.Value + minted.Count)));
        return minted.ToImmutable();
    }
}
