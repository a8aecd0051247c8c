using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Client;

/// <content>Quantities and instances.</content>
public sealed partial class CommitBuilder
{
    /// <summary>Brings a quantity into being on a balance or a grid cell.</summary>
    public CommitBuilder Add(string classId, Amount quantity, Place to, uint? key = null) =>
        Do(new AddFungible(new ClassId(classId), key, quantity.Value, to.Location));

    /// <summary>Destroys a quantity on a balance or a grid cell.</summary>
    public CommitBuilder Remove(string classId, Amount quantity, Place from, uint? key = null) =>
        Do(new RemoveFungible(new ClassId(classId), key, quantity.Value, from.Location));

    /// <summary>Moves a quantity between balances and grid cells.</summary>
    public CommitBuilder Move(string classId, Amount quantity, Place from, Place to, uint? key = null) =>
        Do(new MoveFungible(new ClassId(classId), key, quantity.Value, from.Location, to.Location));

    /// <summary>Moves a quantity between two balances.</summary>
    public CommitBuilder Transfer(string classId, Amount quantity, string from, string to, uint? key = null) =>
        Do(new TransferFungible(new ContainerId(from), new ContainerId(to), new ClassId(classId), key, quantity.Value));

    /// <summary>Moves quantities between balances, one after another, as one operation.</summary>
    public CommitBuilder TransferMany(IEnumerable<Transfer> transfers) => Do(new TransferMany([.. transfers]));

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
    public CommitBuilder MoveInstance(InstanceRef instance, Place to) => Do(new MoveInstance(instance, to.Location));

    /// <summary>Puts an instance at another place.</summary>
    public CommitBuilder MoveInstance(InstanceId instance, Place to) => MoveInstance(InstanceRef.To(instance), to);

    /// <summary>Puts an instance into a slot, counted from 1.</summary>
    public CommitBuilder PlaceInSlot(string container, long slotIndex, InstanceRef instance) =>
        Do(new PlaceInSlot(new ContainerId(container), slotIndex, instance));

    /// <summary>Puts an instance into a slot, counted from 1.</summary>
    public CommitBuilder PlaceInSlot(string container, long slotIndex, InstanceId instance) =>
        PlaceInSlot(container, slotIndex, InstanceRef.To(instance));

    /// <summary>Takes the instance out of a slot, counted from 1; it becomes unplaced.</summary>
    public CommitBuilder RemoveFromSlot(string container, long slotIndex) =>
        Do(new RemoveFromSlot(new ContainerId(container), slotIndex));

    /// <summary>Exchanges what two slots hold, of one container or of two.</summary>
    public CommitBuilder SwapSlots(string container, long slotA, long slotB, string? otherContainer = null) =>
        Do(new SwapSlots(
            new ContainerId(container), slotA, slotB, otherContainer is null ? null : new ContainerId(otherContainer)));
}
