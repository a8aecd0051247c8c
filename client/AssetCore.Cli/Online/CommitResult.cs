using System.Text.Json;
using AssetCore.Cli.Input;

namespace AssetCore.Cli.Online;

/// <summary>What became of one commit request.</summary>
/// <param name="Request">The request.</param>
/// <param name="Document">The receipt or the refusal, as the server sent it.</param>
/// <param name="Problem">The refusal; null if it was committed.</param>
internal sealed record CommitResult(CommitDocument Request, JsonElement Document, Problem? Problem)
{
    /// <summary>True if the commit had taken place before.</summary>
    public bool IsReplay =>
        Problem is null && Document.TryGetProperty("idempotent_replay", out var replay)
            && replay.ValueKind == JsonValueKind.True;

    /// <summary>The first sequence number of the commit; 0 if it was refused.</summary>
    public long WorldSeqStart => Number("world_seq_start");

    /// <summary>The last sequence number of the commit; 0 if it was refused.</summary>
    public long WorldSeqEnd => Number("world_seq_end");

    /// <summary>Events that the commit caused; 0 if it was refused.</summary>
    public long EventCount => Number("event_count");

    private long Number(string name) =>
        Problem is null && Document.TryGetProperty(name, out var member) && member.TryGetInt64(out var number)
            ? number
            : 0;
}
