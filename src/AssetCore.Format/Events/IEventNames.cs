using AssetCore.Quantities;

namespace AssetCore.Format.Events;

/// <summary>What a state knows about the dense numbers in events, for showing events to people.</summary>
public interface IEventNames
{
    /// <summary>The external id that a container has or had.</summary>
    string ContainerName(ContainerIndex container);

    /// <summary>The external id of a class.</summary>
    string ClassName(ClassIndex @class);

    /// <summary>
    /// The scale of a balance container; null if it is not known, and then quantities are shown scaled only.
    /// </summary>
    Scale? BalanceScale(ContainerIndex container);
}
