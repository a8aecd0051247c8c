using System.Collections.Immutable;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Engine.Queries;

/// <summary>Lists the index of worlds from the state of world 0.</summary>
public static class WorldIndexQueries
{
    /// <summary>A page of worlds in order of their numbers.</summary>
    /// <param name="index">The state of world 0.</param>
    /// <param name="only">Only this world; null for all.</param>
    /// <param name="lifecycle">Only worlds at this stage; null for all.</param>
    /// <param name="writeMode">Only worlds in this write mode; null for all.</param>
    /// <param name="includeDeleted">True for deleted ones too; without it none is listed.</param>
    /// <param name="cursor">Where to go on; null for the first page.</param>
    /// <param name="limit">Worlds at most, 1 to <see cref="Reads.ReadLimits.PageMax"/>.</param>
    /// <param name="refusal">Why there is no page; null if there is one.</param>
    /// <returns>The page; null if it was refused.</returns>
    public static WorldPage? List(
        WorldState index,
        WorldId? only,
        WorldLifecycle? lifecycle,
        WriteMode? writeMode,
        bool includeDeleted,
        string? cursor,
        int limit,
        out Rejection? refusal)
    {
        var list = $"worlds {only} {lifecycle} {writeMode} {includeDeleted}";
        refusal = PageRequest.Read(index, list, cursor, limit, out var page);
        if (refusal is not null) return null;
        var builder = new PageBuilder<WorldItem>(page);
        var start = only is { } one ? (ulong)one.Value - 1 : page.After?.Number ?? 0;
        for (var walk = index.Worlds.After(new WorldEntry((long)start, null)); walk.MoveNext();)
        {
            var entry = walk.Current;
            if (only is { } single && entry.World != single.Value) break;
            var item = ItemOf(new WorldId(entry.World), entry.Row!);
            var key = new PageKey("", (ulong)entry.World);
            var isAskedFor = IsStage(item.Lifecycle, lifecycle, includeDeleted)
                && (writeMode is null || item.Operational.WriteMode == writeMode);
            if (!(isAskedFor ? builder.Add(key, item) : builder.Skip(key))) break;
        }

        return new WorldPage(builder.Items, builder.NextCursor, builder.HasMore);
    }

    /// <summary>The worlds that were forked from one and whose bytes are not freed, by number.</summary>
    public static ImmutableArray<WorldId> ForksOf(WorldState state, WorldId source)
    {
        var forks = ImmutableArray.CreateBuilder<WorldId>();
        for (var walk = state.Worlds.FromStart(); walk.MoveNext();)
        {
            if (walk.Current.Row is { IsPurged: false, Lineage: { } lineage } && lineage.Source == source)
                forks.Add(new WorldId(walk.Current.World));
        }

        return forks.ToImmutable();
    }

    /// <summary>
    /// How many worlds come one from the other up to a world, itself included: 1 for one that is no fork. What the
    /// index does not know is not counted.
    /// </summary>
    /// <param name="state">The state of world 0.</param>
    /// <param name="world">The last of them.</param>
    /// <param name="countMax">Counting ends here.</param>
    public static int CountLineage(WorldState state, WorldId world, int countMax)
    {
        var count = 1;
        for (; count < countMax && state.GetWorldIndex(world)?.Lineage is { } lineage; count++)
            world = lineage.Source;
        return count;
    }

    /// <summary>A world as lists show it.</summary>
    public static WorldItem ItemOf(WorldId world, WorldIndexRow row) => new(
        world,
        row.Lifecycle,
        row.DisplayName,
        row.CreatedTimeMs,
        row.Operational,
        row.ChangedTimeMs,
        row.Lineage,
        row.IsPurged);

    private static bool IsStage(WorldLifecycle found, WorldLifecycle? asked, bool includeDeleted) =>
        (asked is null || found == asked) && (includeDeleted || found != WorldLifecycle.Deleted);
}
