using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Batches of one commit, for scenes.</summary>
internal static class WorldUnderTestExtensions
{
    /// <summary>Judges one commit as a batch of its own.</summary>
    public static WorldAnswer Commit(this IWorldUnderTest world, CommitRequest request, long timeMs)
    {
        world.Begin(timeMs);
        var answer = world.Commit(request);
        world.Land();
        return answer;
    }

    /// <summary>Judges one reversal as a batch of its own.</summary>
    public static WorldAnswer Reverse(this IWorldUnderTest world, long start, long timeMs, string? key = null)
    {
        world.Begin(timeMs);
        var answer = world.Reverse(Reversal(start, key));
        world.Land();
        return answer;
    }

    /// <summary>Asks to reverse the commit that begins at a sequence number.</summary>
    public static ReverseRequest Reversal(long start, string? key = null) => new()
    {
        CommitId = new CommitId(new WorldSeq(start), 0),
        Reason = "to see",
        IdempotencyKey = key,
    };
}
