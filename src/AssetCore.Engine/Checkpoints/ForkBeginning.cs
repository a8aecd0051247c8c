using AssetCore.Engine.State;
using AssetCore.Worlds;

namespace AssetCore.Engine.Checkpoints;

/// <summary>Makes a state of the past the one that a fork begins with.</summary>
public static class ForkBeginning
{
    /// <summary>
    /// Hides the world until its first batch makes it provisioned, so that nothing can be committed before that batch
    /// has said where the world comes from. Everything else stays as it was.
    /// </summary>
    /// <param name="state">The state of the source, behind a commit; changed.</param>
    /// <exception cref="ArgumentException">The source had no genesis by then.</exception>
    public static void Make(WorldState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.World is not { } row) throw new ArgumentException("The state has no genesis.", nameof(state));
        state.SetWorld(row with { Lifecycle = WorldLifecycle.Disabled, Operational = default });
    }
}
