namespace AssetCore.Reads;

/// <summary>What a query is answered with. Every answer says how fresh it is.</summary>
public abstract record QueryAnswer
{
    /// <summary>How fresh the answer is; filled in by the replica host.</summary>
    public Freshness? Freshness { get; init; }
}
