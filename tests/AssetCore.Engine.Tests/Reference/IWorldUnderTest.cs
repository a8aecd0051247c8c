using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>One world that judges commits: the model, or the engine behind an adapter. Used by one thread.</summary>
/// <remarks>
/// The life of a batch: <see cref="Begin"/>, then commits and reversals, then <see cref="Land"/> or
/// <see cref="RollBack"/>. Preflights and changes of the world's state come between batches.
/// </remarks>
internal interface IWorldUnderTest
{
    /// <summary>The last sequence number given out, the open batch included.</summary>
    WorldSeq Head { get; }

    /// <summary>Opens a batch: holds that have expired are released.</summary>
    /// <param name="clockMs">The clock in milliseconds; the batch's time if that is not the earlier.</param>
    void Begin(long clockMs);

    /// <summary>
    /// Judges one commit, the shape of the request included, and carries it out if it may be.
    /// </summary>
    WorldAnswer Commit(CommitRequest request);

    /// <summary>
    /// Reverses the commit that begins at a sequence number: <see cref="ReverseRequest.CommitId"/> counts for no more.
    /// </summary>
    WorldAnswer Reverse(ReverseRequest request);

    /// <summary>Ends the batch: what took place stays. Gives the commits of the batch, the world's own too.</summary>
    ImmutableArray<LandedCommit> Land();

    /// <summary>Ends the batch: nothing of it ever was.</summary>
    void RollBack();

    /// <summary>What would become of a commit in a batch of its own begun now. Changes nothing.</summary>
    PreflightAnswer Preflight(CommitRequest request, long clockMs);

    /// <summary>
    /// Changes the world's own state by a commit of the world, in a batch of its own; it is to differ from what it was.
    /// </summary>
    void SetState(WorldLifecycle lifecycle, OperationalState operational, long clockMs);

    /// <summary>
    /// All that reads can show, in an order of its own: two worlds in the same state give equal dumps.
    /// </summary>
    WorldDump Snapshot();
}
