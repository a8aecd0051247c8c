using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Mints an instance.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Key">The variant of the class; null and 0 differ.</param>
/// <param name="Location">Its first place; null for unplaced.</param>
public sealed record AddInstance(ClassId ClassId, uint? Key, Location? Location) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.AddInstance;
}
