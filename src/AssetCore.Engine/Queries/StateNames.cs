using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Quantities;

namespace AssetCore.Engine.Queries;

/// <summary>The external ids behind the dense numbers of events, as a state knows them; also of what is gone.</summary>
/// <param name="state">A state that has applied the events.</param>
public sealed class StateNames(WorldState state) : IEventNames
{
    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The state has not applied the events.</exception>
    public string ContainerName(ContainerIndex container) => state.Containers[container].Name ?? throw NotApplied();

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The state has not applied the events.</exception>
    public string ClassName(ClassIndex @class) => state.Classes[@class].Name ?? throw NotApplied();

    /// <inheritdoc />
    public Scale? BalanceScale(ContainerIndex container) =>
        state.Containers[container].Bounds.UnitsPerOne is > 0 and var units ? new Scale(units) : null;

    private static InvalidOperationException NotApplied() =>
        new("The events name something that the state does not know: it has not applied them.");
}
