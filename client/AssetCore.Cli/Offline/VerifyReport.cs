using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;

namespace AssetCore.Cli.Offline;

/// <summary>What a verification found.</summary>
/// <param name="World">The world.</param>
/// <param name="Head">The last batch that is whole.</param>
/// <param name="Commits">Commits up to there.</param>
/// <param name="Writers">Writers that appended up to there, each with an epoch or nonce of its own.</param>
/// <param name="Segments">Segments of the log.</param>
/// <param name="Bytes">Bytes of all frames up to there.</param>
/// <param name="StateHash">The hash over the whole state there.</param>
/// <param name="ContentHash">The hash over what reads show there.</param>
/// <param name="Break">Where the log is broken; null if it is whole.</param>
internal sealed record VerifyReport(
    WorldId World,
    LogHead Head,
    long Commits,
    long Writers,
    int Segments,
    long Bytes,
    Hash128 StateHash,
    Hash128 ContentHash,
    LogBreak? Break)
{
    /// <summary>True if every byte up to the end verifies.</summary>
    public bool IsWhole => Break is null;
}
