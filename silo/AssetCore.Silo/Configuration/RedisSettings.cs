namespace AssetCore.Silo.Configuration;

/// <summary><c>AssetCore:Clustering:Redis</c>.</summary>
public sealed class RedisSettings
{
    /// <summary>The connection string in the form of StackExchange.Redis. Required when the kind is Redis.</summary>
    public string? ConnectionString { get; set; }
}
