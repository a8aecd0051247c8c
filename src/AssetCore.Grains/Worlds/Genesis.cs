using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Grains.Worlds;

/// <summary>The first commit of a world: its own row, with the limits that belong to its state.</summary>
internal static class Genesis
{
    /// <summary>Writes the row if there is none: safe to repeat.</summary>
    public static DirectiveRun Of(CreateCall create) =>
        new((state, timeMs) => state.World is null ? [Row(create, timeMs)] : []);

    /// <summary>Makes a fork provisioned by its first batch, unless it has one: safe to repeat.</summary>
    /// <param name="fork">The fork, with the name it is to have.</param>
    /// <param name="begins">The last sequence number that it shares with its source.</param>
    public static DirectiveRun Of(ForkCall fork, WorldSeq begins) => new((state, timeMs) =>
        state.Head > begins
            ? []
            : [
                new WorldDirective.SetWorld(state.World! with
                {
                    Lifecycle = WorldLifecycle.Provisioned,
                    DisplayName = fork.DisplayName,
                    CreatedTimeMs = timeMs,
                })
                {
                    Reason = fork.Reason,
                },
            ]);

    /// <summary>The directive that writes a world's row.</summary>
    public static WorldDirective Row(CreateCall create, long timeMs) =>
        new WorldDirective.SetWorld(new WorldRow(
            WorldLifecycle.Provisioned,
            create.DisplayName,
            timeMs,
            default,
            create.IdempotencyKeysMax ?? WorldDefaults.IdempotencyKeysMax,
            create.IdempotencyAgeMax ?? WorldDefaults.IdempotencyAgeMax))
        {
            Reason = create.Reason,
        };
}
