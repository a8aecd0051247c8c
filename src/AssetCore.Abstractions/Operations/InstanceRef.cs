using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>
/// Names an instance: by its number, or as the one that an earlier operation of the same commit mints.
/// </summary>
public readonly record struct InstanceRef
{
    private readonly long _value;

    private InstanceRef(long value) => _value = value;

    /// <summary>True for <c>"$inst:n"</c>, the instance that operation n of the commit mints.</summary>
    public bool IsMintedByOperation => _value < 0;

    /// <summary>The instance's number; meaningful unless <see cref="IsMintedByOperation"/>.</summary>
    public InstanceId Id => new(_value);

    /// <summary>The index of the minting operation; meaningful if <see cref="IsMintedByOperation"/>.</summary>
    public int OperationIndex => (int)(-1 - _value);

    /// <summary>An instance by its number, 1 or more.</summary>
    public static InstanceRef To(InstanceId id)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(id.Value, 1, nameof(id));
        return new InstanceRef(id.Value);
    }

    /// <summary>The instance that the operation at this index, 0 or more, mints.</summary>
    public static InstanceRef MintedBy(int operationIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(operationIndex);
        return new InstanceRef(-1L - operationIndex);
    }

    /// <summary>The number, or <c>$inst:n</c>.</summary>
    public override string ToString() => IsMintedByOperation ? $"$inst:{OperationIndex}" : Id.ToString();
}
