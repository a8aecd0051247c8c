using AssetCore.Ids;

namespace AssetCore.Grains.Worlds;

/// <summary>Makes the announcer of a world.</summary>
internal interface IBatchAnnouncers
{
    /// <summary>The announcer of a world, to be used on that world's scheduler.</summary>
    IBatchAnnouncer Create(WorldId world);
}
