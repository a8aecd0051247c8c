using AssetCore.Containers;

namespace AssetCore.Reads;

/// <summary>An instance on a line or a plane.</summary>
/// <param name="X">The centre in scaled units.</param>
/// <param name="Y">The centre in scaled units; null on a line.</param>
/// <param name="Occupant">The instance.</param>
/// <param name="Extent">What it covers, unturned.</param>
/// <param name="RotationMillideg">The turn in millidegrees, 0 to 359,999; null on a line.</param>
public readonly record struct ContinuousPlacement(
    long X,
    long? Y,
    Occupant Occupant,
    Extent Extent,
    int? RotationMillideg);
