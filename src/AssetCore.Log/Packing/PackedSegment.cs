using AssetCore.Ids;

namespace AssetCore.Log.Packing;

/// <summary>What one pass did to one segment.</summary>
/// <param name="Segment">Its first batch, which gives its name.</param>
/// <param name="Outcome">What became of it.</param>
public readonly record struct PackedSegment(BatchNumber Segment, PackOutcome Outcome);
