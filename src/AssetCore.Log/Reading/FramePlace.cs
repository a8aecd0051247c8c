using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Log.Reading;

/// <summary>Where a frame ends in its log.</summary>
/// <param name="Segment">The first batch of its segment.</param>
/// <param name="End">Where the next frame begins, in bytes from the segment's start.</param>
/// <param name="Frames">Frames up to there in the segment, itself included.</param>
/// <param name="Hash">The frame's hash.</param>
internal readonly record struct FramePlace(BatchNumber Segment, long End, int Frames, Hash256 Hash);
