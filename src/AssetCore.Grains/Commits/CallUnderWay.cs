using System.Collections.Immutable;
using AssetCore.Format.Requests;

namespace AssetCore.Grains.Commits;

/// <summary>One call to the world that a gateway waits for. Used on the gateway's scheduler only.</summary>
internal sealed class CallUnderWay
{
    /// <summary>The parts of callers' calls that ride in it, in order.</summary>
    public List<CallPortion> Portions { get; } = [];

    /// <summary>Its commits, in order.</summary>
    public ImmutableArray<PreparedCommit> Commits { get; private set; } = [];

    /// <summary>Operations of its commits.</summary>
    public int Operations { get; private set; }

    /// <summary>Bytes of its commits, as a queue counts them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Takes what the next call may carry out of a queue.</summary>
    public void TakeFrom(CommitQueue queue)
    {
        var (operations, bytes) = (queue.Operations, queue.Bytes);
        Commits = queue.Take(Portions);
        (Operations, Bytes) = (operations - queue.Operations, bytes - queue.Bytes);
    }
}
