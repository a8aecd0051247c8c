using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Recovery;

/// <summary>A batch of a timeline.</summary>
/// <param name="Frame">The batch, in the log of the world that holds it.</param>
/// <param name="Through">
/// The last sequence number of it that counts: commits that end above are the source's own, and not of the fork.
/// </param>
public readonly record struct TimelineFrame(BatchFrame Frame, WorldSeq Through)
{
    /// <summary>True if all of the batch counts.</summary>
    public bool IsWhole => Through >= Frame.Header.LastWorldSeq;
}
