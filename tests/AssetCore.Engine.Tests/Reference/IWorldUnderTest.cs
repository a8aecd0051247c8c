using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>One world that judges commits: the model, or the engine behind an adapter. Used by one thread.</summary>
internal interface IWorldUnderTest
{
    /// <summary>The last sequence number given out.</summary>
    WorldSeq Head { get; }

    /// <summary>
    /// Judges one commit, the shape of the request included, and carries it out if it may be. Every commit is a batch
    /// of its own at this time.
    /// </summary>
    /// <param name="request">The commit.</param>
    /// <param name="timeMs">The clock in milliseconds; never less than in the call before.</param>
    WorldAnswer Commit(CommitRequest request, long timeMs);

    /// <summary>
    /// All that reads can show, in an order of its own: two worlds in the same state give equal dumps.
    /// </summary>
    WorldDump Snapshot();
}
