using System.Runtime.InteropServices;
using AssetCore.Engine.State;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Engine.Transactions;

/// <summary>Which holds are expired when a batch begins.</summary>
internal static class HoldExpiry
{
    /// <summary>Holds that one commit releases: far below the events and bytes that a commit may have.</summary>
    public const int HoldsPerCommitMax = 8_192;

    /// <summary>
    /// Holds that one batch releases. With ids of any length they take less than half of what a frame may hold, so that
    /// there is room for the commits behind them.
    /// </summary>
    public const int HoldsPerBatchMax = 65_536;

    /// <summary>Why these commits take place, for the record.</summary>
    public const string Reason = "expired holds";

    /// <summary>
    /// The expired holds in ordinal order of their ids, at most <see cref="HoldsPerBatchMax"/> and one. None while the
    /// world does not move. A look at two numbers if none is expired.
    /// </summary>
    public static ReadOnlySpan<HoldId> Find(WorldState state, long timeMs) =>
        Moves(state) && state.Holds.IsAnyExpired(state.Head, timeMs)
            ? CollectionsMarshal.AsSpan(state.Holds.Expired(state.Head, timeMs, HoldsPerBatchMax + 1))
            : [];

    private static bool Moves(WorldState state) =>
        state.World is
        {
            Lifecycle: WorldLifecycle.Provisioned,
            Operational: { Frozen: false, WriteMode: WriteMode.ReadWrite },
        };
}
