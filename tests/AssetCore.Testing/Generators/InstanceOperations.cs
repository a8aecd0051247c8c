using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Testing.Generators;

/// <summary>
/// Draws the operations on instances. Those minted before in the same commit are named by their operation.
/// </summary>
internal sealed class InstanceOperations(OperationSources sources)
{
    public AddInstance Mint()
    {
        var (classId, key) = (sources.Class(), sources.Key());
        return new AddInstance(classId, key, sources.Choices.Chance(60) ? Place(classId, key) : null);
    }

    public MoveInstance Move(IReadOnlyList<int> minting)
    {
        if (sources.Choices.Chance(4) && PlacedAnywhere() is { } placed)
        {
            return new(InstanceRef.To(placed.Id), placed.Place);
        }

        var instance = Instance(minting);
        var (classId, key) = WhatIs(instance);
        return new(instance, Place(classId, key));
    }

    public PlaceInSlot PlaceInSlot(IReadOnlyList<int> minting)
    {
        var slot = MostlyFreeSlot();
        return new PlaceInSlot(slot.Container, slot.SlotIndex, Instance(minting));
    }

    public RemoveFromSlot RemoveFromSlot()
    {
        var slot = MostlyTakenSlot();
        return new RemoveFromSlot(slot.Container, slot.SlotIndex);
    }

    public SwapSlots Swap()
    {
        var (a, b) = (MostlyTakenSlot(), sources.Choices.Chance(50) ? MostlyTakenSlot() : MostlyFreeSlot());
        if (a == b && !sources.Choices.Chance(10)) b = MostlyFreeSlot();
        var isOneContainer = a.Container == b.Container && sources.Choices.Chance(70);
        return new SwapSlots(a.Container, a.SlotIndex, b.SlotIndex, isOneContainer ? null : b.Container);
    }

    public UnplaceInstance Unplace(IReadOnlyList<int> minting) =>
        new(PlacedAnywhere() is { } placed && sources.Choices.Chance(70) ? Known(placed.Id) : Instance(minting));

    public BurnInstance Burn(IReadOnlyList<int> minting) => new(Instance(minting));

    public Attach Attach(IReadOnlyList<int> minting) => new(Instance(minting), Instance(minting));

    public Detach Detach(IReadOnlyList<int> minting)
    {
        var attached = sources.View.Instances.Where(instance => instance.Parent is not null).ToList();
        return new(attached.Count > 0 && sources.Choices.Chance(80)
            ? Known(sources.PickUntouched(attached).Id)
            : Instance(minting));
    }

    /// <summary>One of the instances, mostly one that exists.</summary>
    public InstanceRef Instance(IReadOnlyList<int> minting)
    {
        if (minting.Count > 0 && sources.Choices.Chance(70)) return InstanceRef.MintedBy(sources.Choices.Pick(minting));
        if (sources.View.Instances.Length == 0 || sources.Choices.Chance(3))
        {
            return InstanceRef.To(new InstanceId(1 + sources.Choices.Below(1_000)));
        }

        return InstanceRef.To(sources.PickUntouched(sources.View.Instances).Id);
    }

    private static InstanceRef Known(InstanceId id) => InstanceRef.To(id);

    private (InstanceId Id, Location Place)? PlacedAnywhere()
    {
        var placed = sources.View.Instances.Where(instance => instance.Place is not null).ToList();
        if (placed.Count == 0) return null;
        var instance = sources.Choices.Pick(placed);
        return (instance.Id, instance.Place!);
    }

    /// <summary>The class and key of an instance that exists; of one that is minted here, a guess.</summary>
    private (ClassId Class, uint? Key) WhatIs(InstanceRef instance)
    {
        foreach (var known in sources.View.Instances)
        {
            if (!instance.IsMintedByOperation && known.Id == instance.Id) return (known.Class, known.Key);
        }

        return (sources.Class(), null);
    }

    /// <summary>A place for something of a class and key.</summary>
    public Location Place(ClassId classId, uint? key) => sources.Choices.Weighted<Func<Location>>(
        (45, MostlyFreeSlot),
        (sources.ShapeOf(classId, key) is null ? 3 : 50, () => sources.Cell(classId, key)),
        (sources.ExtentOf(classId, key) is null ? 1 : 70, () => sources.Spot(classId, key)),
        (1, () => new Location.Balance(sources.Container(ContainerType.Balance))),
        (1, () => new Location.Slot(sources.AnyContainer(), 1)),
        (1, () => new Location.Line(sources.Container(ContainerType.Line), 500)),
        (1, () => new Location.Plane(sources.Container(ContainerType.Plane), 500, 500, 90_000)))();

    private Location.Slot AnySlot()
    {
        var slots = sources.Container(ContainerType.Slots);
        return new Location.Slot(slots, sources.Position(sources.PlacesOf(slots)));
    }

    public Location.Slot MostlyFreeSlot()
    {
        var slot = AnySlot();
        for (var looks = 1; looks < OperationSources.LooksMax && IsTaken(slot); looks++) slot = AnySlot();
        return slot;
    }

    private bool IsTaken(Location.Slot slot) => sources.View.Instances.Any(instance => slot.Equals(instance.Place));

    public Location.Slot MostlyTakenSlot()
    {
        var taken = sources.View.Instances.Select(instance => instance.Place).OfType<Location.Slot>().ToList();
        return taken.Count == 0 || sources.Choices.Chance(15) ? AnySlot() : sources.PickUntouched(taken);
    }
}
