using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Grains.Abstractions;
using AssetCore.Worlds;

namespace AssetCore.Grains.Worlds;

/// <summary>A change of how a world is run: one event of its own log, in force for the commit after it.</summary>
internal static class Transition
{
    /// <summary>
    /// Writes the row as it is asked for, unless it is so already or the world is deleted, which is final: safe to
    /// repeat.
    /// </summary>
    public static DirectiveRun Of(ChangeCall change) => new((state, _) =>
    {
        var row = state.World!;
        var target = TargetOf(row, change);
        return row.Lifecycle == WorldLifecycle.Deleted || target == row
            ? []
            : [new WorldDirective.SetWorld(target) { Reason = change.Reason }];
    });

    private static WorldRow TargetOf(WorldRow row, ChangeCall change) => row with
    {
        Lifecycle = change.Lifecycle ?? row.Lifecycle,
        Operational = new OperationalState(
            change.WriteMode ?? row.Operational.WriteMode,
            change.Draining ?? row.Operational.Draining,
            change.Frozen ?? row.Operational.Frozen),
    };
}
