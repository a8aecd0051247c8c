using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Client;

/// <summary>
/// An instance that an operation names: its number, or what an earlier operation of the same commit mints
/// (<see cref="Commit.Minted"/>).
/// </summary>
/// <param name="Ref">The instance in the vocabulary.</param>
public readonly record struct Instance(InstanceRef Ref)
{
    /// <summary>An instance by its number.</summary>
    public static implicit operator Instance(InstanceId id) => new(InstanceRef.To(id));

    /// <summary>An instance by its number, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static implicit operator Instance(long id) => new InstanceId(id);

    /// <summary>An instance of the vocabulary.</summary>
    public static implicit operator Instance(InstanceRef instance) => new(instance);
}
