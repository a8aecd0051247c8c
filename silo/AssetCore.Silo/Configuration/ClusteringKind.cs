namespace AssetCore.Silo.Configuration;

/// <summary>How silos of a cluster find each other.</summary>
public enum ClusteringKind
{
    /// <summary>On one machine: the primary silo keeps the list in memory.</summary>
    Localhost,

    /// <summary>Through Redis.</summary>
    Redis,
}
