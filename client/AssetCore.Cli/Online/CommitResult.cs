using System.Text.Json;
using AssetCore.Cli.Input;
using AssetCore.Commits;

namespace AssetCore.Cli.Online;

/// <summary>What became of one request of an input.</summary>
/// <param name="Request">The request.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Problem">The refusal; null if it was committed.</param>
internal sealed record CommitResult(CommitDocument Request, CommitOutcome Outcome, Problem? Problem)
{
    /// <summary>The receipt or the refusal as JSON.</summary>
    public JsonElement Document => Documents.Of(Outcome);

    /// <summary>True if the commit had taken place before.</summary>
    public bool IsReplay => Outcome.Receipt is { IdempotentReplay: true };

    /// <summary>The first sequence number of the commit; 0 if it was refused.</summary>
    public long WorldSeqStart => Outcome.Receipt?.WorldSeqStart.Value ?? 0;

    /// <summary>The last sequence number of the commit; 0 if it was refused.</summary>
    public long WorldSeqEnd => Outcome.Receipt?.WorldSeqEnd.Value ?? 0;

    /// <summary>Events that the commit caused; 0 if it was refused.</summary>
    public long EventCount => Outcome.Receipt?.EventCount ?? 0;
}
