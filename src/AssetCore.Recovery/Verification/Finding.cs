using AssetCore.Ids;

namespace AssetCore.Recovery.Verification;

/// <summary>Where and how a world is broken.</summary>
/// <param name="Kind">What part of it.</param>
/// <param name="Reason">What was expected and what was found.</param>
public sealed record Finding(FindingKind Kind, string Reason)
{
    /// <summary>The blob; null if it is in none.</summary>
    public string? Blob { get; init; }

    /// <summary>Where in the blob, in bytes: for a frame, where it begins. Null if no byte can be named.</summary>
    public long? Offset { get; init; }

    /// <summary>The batch; null if it is about none.</summary>
    public BatchNumber? Batch { get; init; }

    /// <summary>The event; null if it is about none.</summary>
    public WorldSeq? WorldSeq { get; init; }

    /// <summary>In one sentence.</summary>
    public override string ToString()
    {
        var batch = Batch is { } number ? $"batch {number}" : null;
        var sequence = WorldSeq is { } event_ ? $"event {event_}" : null;
        var place = Blob is null ? null : Offset is { } offset ? $"{Blob} at byte {offset}" : Blob;
        var where = string.Join(", ", new[] { batch, sequence, place }.Where(part => part is not null));
        return where.Length == 0 ? Reason : $"{where}: {Reason}";
    }
}
