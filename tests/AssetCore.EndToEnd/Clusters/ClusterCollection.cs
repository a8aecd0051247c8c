namespace AssetCore.EndToEnd.Clusters;

/// <summary>
/// Tests that measure how processes meet deadlines: one after another, with nothing else beside them.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterCollection
{
    public const string Name = "clusters";
}
