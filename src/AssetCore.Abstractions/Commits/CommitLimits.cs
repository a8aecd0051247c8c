namespace AssetCore.Commits;

/// <summary>The shape that every commit request must keep to; part of the contract, not of configuration.</summary>
public static class CommitLimits
{
    /// <summary>Operations in one commit.</summary>
    public const int OperationsMax = 10_000;

    /// <summary>Commits in one bulk request.</summary>
    public const int BulkCommitsMax = 8_190;

    /// <summary>Bytes of a request body: 16 MiB.</summary>
    public const int BodyBytesMax = 16 * 1024 * 1024;

    /// <summary>Bytes of metadata, as received: 16 KiB.</summary>
    public const int MetadataBytesMax = 16 * 1024;

    /// <summary>Bytes of origin, as received: 16 KiB, as for metadata.</summary>
    public const int OriginBytesMax = 16 * 1024;

    /// <summary>Characters of an idempotency key; at least 1.</summary>
    public const int IdempotencyKeyLengthMax = 128;

    /// <summary>Characters of an actor or policy id; at least 1.</summary>
    public const int ActorIdLengthMax = 256;

    /// <summary>Characters of the names that people read (display names, class names).</summary>
    public const int NameLengthMax = 256;

    /// <summary>Characters of a reason that goes on record; at least 1.</summary>
    public const int ReasonLengthMax = 1024;

    /// <summary>Events that one commit may cause.</summary>
    public const int EventsMax = 65_536;

    /// <summary>
    /// Steps that judging one commit may take over what stands in the world besides its own events: anchors, keys and
    /// parents looked at. Ten million take less than a second, and no more than that may hold up the other commits.
    /// </summary>
    public const long StepsMax = 10_000_000;

    /// <summary>Bytes that one commit may take in the log, request and events together: 4 MiB.</summary>
    public const int EncodedBytesMax = 4 * 1024 * 1024;
}
