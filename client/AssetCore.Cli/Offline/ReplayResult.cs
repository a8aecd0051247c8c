using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Recovery;

namespace AssetCore.Cli.Offline;

/// <summary>What a replay came to.</summary>
/// <param name="Replay">The replay, at its end.</param>
/// <param name="Events">Events that were replayed.</param>
/// <param name="Commits">Commits that were replayed.</param>
/// <param name="Bytes">Bytes of frames that were read.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record ReplayResult(WorldReplay Replay, long Events, long Commits, long Bytes, TimeSpan Elapsed)
{
    /// <summary>The sequence number that was asked for; null for the end of the log.</summary>
    public WorldSeq? To { get; init; }

    /// <summary>
    /// The batch that the number asked for lies inside, so that the replay ended before it; null if none.
    /// </summary>
    public FrameHeader? Inside { get; init; }

    /// <summary>Events a second, reading and checking included.</summary>
    public double EventsPerSecond => Elapsed > TimeSpan.Zero ? Events / Elapsed.TotalSeconds : 0;
}
