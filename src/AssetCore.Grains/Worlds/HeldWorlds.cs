using AssetCore.Ids;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// Remembers which worlds another process holds, so that the people who run the silo are told once of each holder, and
/// not whenever somebody asks for the world. One per silo; any thread.
/// </summary>
internal sealed class HeldWorlds
{
    /// <summary>Worlds remembered; what is forgotten costs no more than being told again.</summary>
    private const int WorldsMax = 16_384;

    private readonly Lock _gate = new();
    private readonly Dictionary<WorldId, string> _holders = [];

    /// <summary>True if it is news that this process holds this world.</summary>
    public bool Meet(WorldId world, string holder)
    {
        lock (_gate)
        {
            if (_holders.GetValueOrDefault(world) == holder) return false;
            if (_holders.Count >= WorldsMax) _holders.Clear();
            _holders[world] = holder;
            return true;
        }
    }

    /// <summary>The world was opened here.</summary>
    public void Forget(WorldId world)
    {
        lock (_gate) _holders.Remove(world);
    }
}
