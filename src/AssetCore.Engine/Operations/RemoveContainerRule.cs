using AssetCore.Commits;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Takes a container away, with what it holds if so asked. One event for every row destroyed, in the order in which
/// reads list them, and one for the container.
/// </summary>
internal sealed class RemoveContainerRule : OperationRule<RemoveContainer>
{
    public override OperationCode Code => OperationCode.RemoveContainer;

    protected override Rejection? Execute(RemoveContainer op, WorldWriter world)
    {
        if (!world.TryFind(op.ContainerId, out var container, out var refusal)) return refusal;
        ref readonly var cell = ref world.State.Containers[container];
        refusal = op.Drain ? JudgeChildren(container, world.State) : JudgeEmpty(container, world.State);
        if (refusal is not null) return refusal;
        if (world.State.Holds.IsAnyIn(container)) return Reject.ContainerHasHolds(cell);
        ContainerDrain.Execute(container, world);

        // The drain stops where the commit is refused. The container must outlive that: undo puts back only what has an
        // event, and what was not drained stands on the boards that would go with it.
        if (world.Trail.Count > CommitLimits.EventsMax) return null;
        world.SetContainer(container, null);
        return null;
    }

    private static Rejection? JudgeEmpty(ContainerIndex container, WorldState state)
    {
        ref readonly var cell = ref state.Containers[container];
        return state.Balances.HasQuantity(container) || !ContainerContent.IsEmptyOfPlaced(cell)
            ? Reject.ContainerNotEmpty(cell)
            : null;
    }

    // Nothing that goes may leave a child behind. The lowest parent is named, wherever it stands.
    private static Rejection? JudgeChildren(ContainerIndex container, WorldState state)
    {
        if (state.Instances.Children.Count == 0) return null;
        var lowest = default(InstanceId);
        foreach (var instance in ContainerContent.InstancesOf(state.Containers[container]))
        {
            if (lowest.Value != 0 && instance.Value > lowest.Value) continue;
            if (Attachments.HasChildOutside(state, instance, container)) lowest = instance;
        }

        return lowest.Value == 0
            ? null
            : Reject.HasChildrenOutside(lowest, state.Containers[container].Name!);
    }
}
