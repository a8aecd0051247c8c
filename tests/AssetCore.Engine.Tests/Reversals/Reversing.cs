using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Batches;
using AssetCore.Format.Requests;
using AssetCore.Ids;

namespace AssetCore.Engine.Tests.Reversals;

/// <summary>Reverses commits of a written world, with what its log holds of them: the gateway's part.</summary>
internal static class Reversing
{
    /// <summary>A reversal ready to be sent.</summary>
    public static PreparedCommit PrepareReverse(this WrittenWorld world, CommitId commit, string? key = null)
    {
        var request = new ReverseRequest
        {
            CommitId = commit,
            Reason = "to see",
            IdempotencyKey = key ?? $"reverse {commit} at {world.Engine.Head}",
        };
        return PreparedCommit.CreateReverse(request.ToCommit(), Find(world, commit));
    }

    /// <summary>Reverses as a batch of its own.</summary>
    public static CommitOutcome TryReverse(this WrittenWorld world, CommitId commit) =>
        world.Send(world.PrepareReverse(commit));

    /// <summary>Reverses as a batch of its own, which must succeed.</summary>
    public static CommitReceipt Reverse(this WrittenWorld world, CommitId commit)
    {
        var outcome = world.TryReverse(commit);
        Assert.True(outcome.IsCommitted, outcome.Rejection?.Detail);
        Assert.Empty(outcome.Receipt!.MintedInstances);
        return outcome.Receipt;
    }

    /// <summary>Has a reversal refused and checks that nothing has changed.</summary>
    public static Rejection RefuseReverse(this WrittenWorld world, CommitId commit)
    {
        var before = (world.State.StateHash, world.State.ContentHash, world.State.Counters, world.State.Head);
        var outcome = world.TryReverse(commit);
        Assert.False(outcome.IsCommitted, "The reversal should have been refused.");
        Assert.Equal(
            before, (world.State.StateHash, world.State.ContentHash, world.State.Counters, world.State.Head));
        Assert.Null(outcome.Rejection!.OperationIndex);
        return outcome.Rejection;
    }

    private static ReversedCommit? Find(WrittenWorld world, CommitId commit)
    {
        foreach (var (header, payload) in world.Log)
        {
            if (header.LastWorldSeq < commit.WorldSeqStart) continue;
            var reader = new BatchReader(payload, header.FirstWorldSeq);
            while (reader.MoveNext())
            {
                var record = reader.Current;
                if (record.CommitId != commit) continue;
                return new ReversedCommit(
                    record.WorldSeqStart, record.WorldSeqEnd, record.IsOfWorld, record.Events.ToArray());
            }
        }

        return null;
    }
}
