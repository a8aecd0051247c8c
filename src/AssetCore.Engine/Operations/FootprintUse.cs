using AssetCore.Engine.State;

namespace AssetCore.Engine.Operations;

/// <summary>Whether something that is placed looks up what is registered for a class and key.</summary>
internal static class FootprintUse
{
    /// <summary>
    /// True if something is placed that would look up another shape or extent if that of the variant were another.
    /// Steps over the keys of the class that are placed, unless the variant has a key itself.
    /// </summary>
    /// <param name="variant">The class and key.</param>
    /// <param name="placed">What is placed, counted: on grids for shapes, on lines and planes for extents.</param>
    /// <param name="hasOwn">True if a class and key have a registration of their own.</param>
    /// <param name="world">The world.</param>
    public static bool IsLookedUp(
        Variant variant, PlacedCounts placed, Func<Variant, bool> hasOwn, WorldWriter world)
    {
        if (variant.Key is not null) return placed.CountOf(variant) > 0;
        foreach (var key in placed.KeysOf(variant.Class))
        {
            world.Step();
            if (key is null || !hasOwn(variant with { Key = key })) return true;
        }

        return false;
    }
}
