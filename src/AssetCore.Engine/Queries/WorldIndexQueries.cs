using System.Collections.Immutable;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Engine.Queries;

/// <summary>Lists the index of worlds, from the state of world 0.</summary>
public static class WorldIndexQueries
{
    /// <summary>Worlds above <paramref name="after"/>, in order of their numbers, at most <paramref name="limit"/>.</summary>
    /// <param name="state">The state of world 0.</param>
    /// <param name="after">Where to go on; world 0 for the beginning.</param>
    /// <param name="lifecycle">Only worlds at this stage; null for all but deleted ones.</param>
    /// <param name="limit">Worlds at most, 1 or more.</param>
    /// <returns>The worlds, and whether there are more.</returns>
    public static (ImmutableArray<WorldItem> Worlds, bool HasMore) List(
        WorldState state, WorldId after, WorldLifecycle? lifecycle, int limit)
    {
        var worlds = ImmutableArray.CreateBuilder<WorldItem>();
        for (var walk = state.Worlds.After(new WorldEntry(after.Value, null)); walk.MoveNext();)
        {
            if (walk.Current.Row is not { } row || !IsWanted(row, lifecycle)) continue;
            if (worlds.Count == limit) return (worlds.ToImmutable(), true);
            worlds.Add(ToItem(new WorldId(walk.Current.World), row));
        }

        return (worlds.ToImmutable(), false);
    }

    /// <summary>One world; null if the index has no row for it.</summary>
    public static WorldItem? Find(WorldState state, WorldId world) =>
        state.GetWorldIndex(world) is { } row ? ToItem(world, row) : null;

    private static bool IsWanted(WorldIndexRow row, WorldLifecycle? lifecycle) =>
        lifecycle is { } stage ? row.Lifecycle == stage : row.Lifecycle != WorldLifecycle.Deleted;

    private static WorldItem ToItem(WorldId world, WorldIndexRow row) =>
        new(world, row.Lifecycle, row.DisplayName, row.CreatedTimeMs);
}
