using AssetCore.Commits;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>A change of how a world is run. Members that are null stay as they are.</summary>
/// <param name="World">Which, 1 or more.</param>
/// <param name="Lifecycle">
/// The stage that it goes to: provisioned, disabled, or deleted, which is final.
/// </param>
/// <param name="WriteMode">Whether it takes commits.</param>
/// <param name="Draining">Whether new commits are refused, to be sent again later.</param>
/// <param name="Frozen">Whether nothing but this may change it.</param>
/// <param name="Reason">
/// Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters.
/// </param>
public sealed record ChangeCall(
    WorldId World,
    WorldLifecycle? Lifecycle,
    WriteMode? WriteMode,
    bool? Draining,
    bool? Frozen,
    string Reason);
