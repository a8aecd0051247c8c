using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Client;

/// <content>Instances, where they are and what they belong to.</content>
public sealed partial class CommitBuilder
{
    /// <summary>Mints an instance.</summary>
    /// <param name="classId">The class.</param>
    /// <param name="instance">The instance, for the operations that follow in this commit.</param>
    /// <param name="at">Its first place; null for unplaced.</param>
    /// <param name="key">The variant of the class.</param>
    public CommitBuilder AddInstance(string classId, out InstanceRef instance, Place? at = null, uint? key = null)
    {
        instance = InstanceRef.MintedBy(_operations.Count);
        return AddInstance(classId, at, key);
    }

    /// <summary>Mints an instance that no later operation of this commit names.</summary>
    public CommitBuilder AddInstance(string classId, Place? at = null, uint? key = null) =>
        Do(new AddInstance(new ClassId(classId), key, at?.Location));

    /// <summary>Puts an instance at another place.</summary>
    public CommitBuilder MoveInstance(Instance instance, Place to) =>
        Do(new MoveInstance(instance.Ref, to.Location));

    /// <summary>Takes an instance from its place; it goes on to exist.</summary>
    public CommitBuilder UnplaceInstance(Instance instance) => Do(new UnplaceInstance(instance.Ref));

    /// <summary>Ends an instance that has no children.</summary>
    public CommitBuilder BurnInstance(Instance instance) => Do(new BurnInstance(instance.Ref));

    /// <summary>Makes an instance the child of another; places are not touched.</summary>
    public CommitBuilder Attach(Instance child, Instance parent) => Do(new Attach(child.Ref, parent.Ref));

    /// <summary>Takes an instance from its parent.</summary>
    public CommitBuilder Detach(Instance child) => Do(new Detach(child.Ref));

    /// <summary>Puts an instance into a slot, counted from 1.</summary>
    public CommitBuilder PlaceInSlot(string container, long slotIndex, Instance instance) =>
        Do(new PlaceInSlot(new ContainerId(container), slotIndex, instance.Ref));

    /// <summary>Takes the instance out of a slot, counted from 1; it becomes unplaced.</summary>
    public CommitBuilder RemoveFromSlot(string container, long slotIndex) =>
        Do(new RemoveFromSlot(new ContainerId(container), slotIndex));

    /// <summary>Exchanges what two slots hold, of one container or of two.</summary>
    public CommitBuilder SwapSlots(string container, long slotA, long slotB, string? otherContainer = null) =>
        Do(new SwapSlots(
            new ContainerId(container), slotA, slotB, otherContainer is null ? null : new ContainerId(otherContainer)));
}
