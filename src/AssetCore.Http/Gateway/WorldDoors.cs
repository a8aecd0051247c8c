using AssetCore.Grains.Abstractions;
using AssetCore.Ids;

namespace AssetCore.Http.Gateway;

/// <summary>
/// The doors of the worlds that were asked for last. Making a reference to a grain costs Orleans a look at the
/// attributes of the interface by reflection, which would be a good part of what a commit costs here. Any thread.
/// </summary>
/// <remarks>
/// A world has one place, by its number, which the world asked for last takes: so callers who name ever more worlds
/// have no more kept than there are places. A door that lost its place still does what it was asked.
/// </remarks>
/// <param name="grains">Makes the references.</param>
/// <param name="time">The clock of the doors.</param>
internal sealed class WorldDoors(IGrainFactory grains, TimeProvider time)
{
    private const int Places = 4_096;
    private readonly WorldDoor?[] _places = new WorldDoor?[Places];

    /// <summary>The door of a world.</summary>
    public WorldDoor Of(WorldId world)
    {
        ref var place = ref _places[(ulong)world.Value % Places];
        if (Volatile.Read(ref place) is { } known && known.World == world) return known;
        var door = new WorldDoor(world, grains.GetGrain<ICommitGatewayGrain>(world.Value), time);
        Volatile.Write(ref place, door);
        return door;
    }
}
