using AssetCore.Format.Manifests;

namespace AssetCore.Grains.Upkeep;

/// <summary>What a world's upkeep came to.</summary>
/// <param name="Taken">The newest checkpoint, if one was wanted and taken; otherwise null.</param>
/// <param name="HasFailed">True if something of it failed.</param>
/// <param name="At">When, as a timestamp of the silo's clock.</param>
internal sealed record UpkeepEnd(CheckpointRef? Taken, bool HasFailed, long At);
