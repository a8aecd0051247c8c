using AssetCore.Containers;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Testing.Generators;

/// <summary>Draws guards: mostly such as are met.</summary>
internal sealed class GuardOperations(OperationSources sources)
{
    private readonly InstanceOperations _instances = new(sources);

    public Require Draw(IReadOnlyList<int> minting) => new(sources.Choices.Weighted<Func<Requirement>>(
        (4, AtLeast),
        (4, Exactly),
        (2, Empty),
        (3, () => Holds(minting)),
        (2, Free),
        (1, () => new Requirement.ContainerExists(AnyContainer())),
        (3, () => At(minting)))());

    private Requirement.BalanceAtLeast AtLeast()
    {
        var (place, quantity) = Present();
        if (sources.Choices.Chance(20)) quantity = new QuantitySources(sources.Choices).Edge();
        return new(place.Container, place.Class, place.Key, quantity);
    }

    private Requirement.BalanceEquals Exactly()
    {
        var (place, quantity) = Present();
        if (sources.Choices.Chance(20)) quantity = new QuantitySources(sources.Choices).Edge();
        return new(place.Container, place.Class, place.Key, quantity);
    }

    /// <summary>A balance, mostly one that is not zero, and what is there and not held.</summary>
    private (WorldView.Balance Place, DecimalQuantity Quantity) Present()
    {
        if (sources.View.Balances.Length == 0 || sources.Choices.Chance(15))
        {
            var container = sources.Choices.Chance(80)
                ? sources.Container(ContainerType.Balance)
                : sources.AnyContainer();
            return (new(container, sources.Class(), sources.Key(), 0, 0), DecimalQuantity.FromInteger(0));
        }

        var balance = sources.PickUntouched(sources.View.Balances);
        var scale = sources.KindOf(balance.Container) is ContainerKind.Balance kind ? kind.Scale : Scale.Whole;
        var notHeld = balance.Units - balance.Held;
        var isLong = notHeld >= long.MinValue && notHeld <= long.MaxValue;
        return (balance, isLong ? DecimalQuantity.FromScaled((long)notHeld, scale) : DecimalQuantity.FromInteger(1));
    }

    private Requirement.SlotEmpty Empty()
    {
        var slot = sources.Choices.Chance(80) ? _instances.MostlyFreeSlot() : _instances.MostlyTakenSlot();
        return new(slot.Container, slot.SlotIndex);
    }

    private Requirement.SlotHolds Holds(IReadOnlyList<int> minting)
    {
        var slot = _instances.MostlyTakenSlot();
        var there = sources.View.Instances.FirstOrDefault(instance => slot.Equals(instance.Place));
        var instance = there is null || sources.Choices.Chance(20)
            ? _instances.Instance(minting)
            : InstanceRef.To(there.Id);
        return sources.Choices.Chance(50)
            ? new(slot.Container, slot.SlotIndex, instance, null)
            : new(slot.Container, slot.SlotIndex, null, there?.Class ?? sources.Class());
    }

    private Requirement.CellFree Free()
    {
        var container = sources.Choices.Chance(90) ? sources.Container(ContainerType.Grid) : sources.AnyContainer();
        return new(container, sources.Position(sources.PlacesOf(container)));
    }

    private Requirement.InstanceAt At(IReadOnlyList<int> minting)
    {
        var placed = sources.View.Instances.Where(instance => instance.Place is not null).ToList();
        if (placed.Count == 0) return new(_instances.Instance(minting), _instances.MostlyFreeSlot());
        var instance = sources.Choices.Pick(placed);
        var place = sources.Choices.Chance(80)
            ? instance.Place!
            : _instances.Place(instance.Class, instance.Key);
        return new(
            sources.Choices.Chance(90) ? InstanceRef.To(instance.Id) : _instances.Instance(minting),
            Unsaid(place));
    }

    /// <summary>The same place, with a turn that is none left away.</summary>
    private Location Unsaid(Location place) => place switch
    {
        Location.GridCell { Rotation: Rotation.None } cell when sources.Choices.Chance(50) =>
            cell with { Rotation = null },
        Location.Plane { RotationMillideg: 0 } plane when sources.Choices.Chance(50) =>
            plane with { RotationMillideg = null },
        _ => place,
    };

    private Ids.ContainerId AnyContainer() => sources.View.Containers.Length > 0 && sources.Choices.Chance(70)
        ? sources.Choices.Pick(sources.View.Containers).Id
        : sources.AnyContainer();
}
