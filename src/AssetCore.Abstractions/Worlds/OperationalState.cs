namespace AssetCore.Worlds;

/// <summary>How a provisioned world is run at present; part of its state, effective for the next commit.</summary>
/// <param name="WriteMode">Whether it takes commits at all.</param>
/// <param name="Draining">New commits are refused with <c>WORLD_DRAINING</c>, to be sent again later.</param>
/// <param name="Frozen">Nothing changes but its own state: commits are refused with <c>WORLD_READ_ONLY</c>.</param>
public readonly record struct OperationalState(WriteMode WriteMode, bool Draining, bool Frozen);
