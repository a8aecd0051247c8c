using AssetCore.Engine.Queries;
using AssetCore.Format.Events;
using AssetCore.Quantities;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// The names behind the numbers in events, asked of a replica one at a time: a commit may have 65,536 events, and to
/// hold a side while all of them are written out would make the replica wait. Numbers are never given out again, so
/// names from different moments fit together. Any thread.
/// </summary>
internal sealed class ReplicaNames(Replica replica) : IEventNames
{
    /// <inheritdoc />
    public string ContainerName(ContainerIndex container)
    {
        using var hold = replica.Read();
        return new StateNames(hold.State).ContainerName(container);
    }

    /// <inheritdoc />
    public string ClassName(ClassIndex @class)
    {
        using var hold = replica.Read();
        return new StateNames(hold.State).ClassName(@class);
    }

    /// <inheritdoc />
    public Scale? BalanceScale(ContainerIndex container)
    {
        using var hold = replica.Read();
        return new StateNames(hold.State).BalanceScale(container);
    }
}
