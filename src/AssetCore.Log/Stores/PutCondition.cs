namespace AssetCore.Log.Stores;

/// <summary>When a whole blob may be replaced.</summary>
public abstract record PutCondition
{
    private PutCondition()
    {
    }

    /// <summary>Only if there is no blob of that name yet.</summary>
    public static PutCondition IfAbsent { get; } = new Absent();

    /// <summary>Only if the blob still has this version.</summary>
    public static PutCondition IfMatch(string etag) => new Matches(etag);

    /// <summary>There is no blob of that name yet.</summary>
    public sealed record Absent : PutCondition;

    /// <summary>The blob still has this version.</summary>
    /// <param name="ETag">The version that an earlier call told.</param>
    public sealed record Matches(string ETag) : PutCondition;
}
