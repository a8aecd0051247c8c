using AssetCore.Ids;

namespace AssetCore.Client.Cluster;

/// <summary>The front door to AssetCore for Orleans clients and for code on a silo.</summary>
public static class WorldGrainFactoryExtensions
{
    private static readonly WorldClientOptions s_defaults = new();

    /// <summary>
    /// The client of one world. Keep it: it remembers the highest sequence number it has seen, so that its reads never
    /// go back. On a silo it talks to that silo's own gateway and replica. A cluster client needs
    /// <c>services.AddAssetCoreWire()</c>.
    /// </summary>
    /// <param name="grains">The grain factory of a silo, or a cluster client.</param>
    /// <param name="world">The world's number, 1 or more. That it exists is not asked for here.</param>
    /// <param name="options">How lost and refused requests are repeated; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static IWorldClient GetWorld(this IGrainFactory grains, long world, WorldClientOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(world, 1);
        return new ClusterWorldClient(grains, new WorldId(world), options ?? s_defaults);
    }

    /// <summary>The worlds themselves: to make them and to list them.</summary>
    public static ClusterWorlds GetWorlds(this IGrainFactory grains) => new(grains);
}
