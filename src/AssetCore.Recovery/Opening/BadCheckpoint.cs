using AssetCore.Format.Manifests;

namespace AssetCore.Recovery.Opening;

/// <summary>A checkpoint that the manifest names and that turned out to be damaged; the one before was used.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BadCheckpoint(CheckpointRef Checkpoint, string Reason);
