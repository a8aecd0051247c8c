using AssetCore.Engine.Checkpoints;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Checkpoints;
using AssetCore.Hashes;

namespace AssetCore.Recovery.Verification;

/// <summary>
/// The SHA-256 of the checkpoint that a state would have. Equal states have equal checkpoints, so it tells whether two
/// states are equal in all that a checkpoint holds, the remembered keys among it.
/// </summary>
internal static class CheckpointDigest
{
    /// <summary>The digest of an engine's state, in the memory of one chunk.</summary>
    public static Hash256 Of(WorldEngine engine, StateChange? change, CheckpointHead head)
    {
        using var encoder = new CheckpointEncoder(head);
        var contents = StateCheckpoint.Of(engine, change, encoder);
        while (contents.WriteNext()) encoder.Clear();
        return encoder.End();
    }
}
