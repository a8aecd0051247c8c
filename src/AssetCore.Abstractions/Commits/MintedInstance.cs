using AssetCore.Ids;

namespace AssetCore.Commits;

/// <summary>An instance that a commit minted.</summary>
/// <param name="OperationIndex">The index of the operation that minted it, 0-based.</param>
/// <param name="InstId">Its number.</param>
public readonly record struct MintedInstance(int OperationIndex, InstanceId InstId);
