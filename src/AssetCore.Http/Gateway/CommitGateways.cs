using AssetCore.Grains.Abstractions;
using AssetCore.Ids;

namespace AssetCore.Http.Gateway;

/// <summary>
/// The references to the commit gateways of worlds that were asked for last. Making one costs Orleans a look at the
/// attributes of the interface by reflection, which is a good part of what a commit costs here. Any thread.
/// </summary>
/// <remarks>
/// A world has one place, by its number, which the world asked for last takes: so callers who name ever more worlds
/// have no more kept than there are places.
/// </remarks>
/// <param name="grains">Makes the references.</param>
internal sealed class CommitGateways(IGrainFactory grains)
{
    private const int Places = 4_096;
    private readonly Place?[] _places = new Place?[Places];

    /// <summary>The gateway of a world.</summary>
    public ICommitGatewayGrain Get(WorldId world)
    {
        ref var at = ref _places[(ulong)world.Value % Places];
        if (Volatile.Read(ref at) is { } place && place.World == world) return place.Gateway;
        var gateway = grains.GetGrain<ICommitGatewayGrain>(world.Value);
        Volatile.Write(ref at, new Place(world, gateway));
        return gateway;
    }

    private sealed record Place(WorldId World, ICommitGatewayGrain Gateway);
}
