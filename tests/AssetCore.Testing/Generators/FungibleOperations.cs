using System.Collections.Immutable;
using System.Numerics;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Testing.Generators;

/// <summary>Draws the operations on quantities.</summary>
internal sealed class FungibleOperations(OperationSources sources)
{
    private const int TransfersMax = 3;

    private readonly QuantitySources _quantities = new(sources.Choices);

    private sealed record Source(Location Place, ClassId Class, uint? Key, BigInteger Units, Scale Scale);

    public AddFungible Add()
    {
        var (classId, key) = (sources.Class(), sources.Key());
        var place = Target(classId, key, null, null);
        return new AddFungible(classId, key, _quantities.Fresh(ScaleOf(place)), place);
    }

    public RemoveFungible Remove()
    {
        var source = PickSource(balancesOnly: false);
        var quantity = _quantities.PartOf(source.Units, source.Scale, false);
        return new RemoveFungible(source.Class, source.Key, quantity, source.Place);
    }

    public MoveFungible Move()
    {
        var source = PickSource(balancesOnly: false);
        var target = sources.Choices.Chance(2)
            ? source.Place
            : Target(source.Class, source.Key, source.Place is Location.Balance ? source.Scale : null, source.Place);
        var quantity = _quantities.PartOf(source.Units, source.Scale, target is Location.GridCell);
        return new MoveFungible(source.Class, source.Key, quantity, source.Place, target);
    }

    public TransferFungible TransferOne()
    {
        var transfer = Transfer();
        return new TransferFungible(
            transfer.FromContainer, transfer.ToContainer, transfer.ClassId, transfer.Key, transfer.Quantity);
    }

    public TransferMany TransferMany()
    {
        var first = Transfer();
        var transfers = ImmutableArray.CreateBuilder<Transfer>();
        transfers.Add(first);
        for (var count = sources.Choices.Below(TransfersMax); count > 0; count--)
        {
            // The way back uses what the transfers before have brought.
            var isBack = transfers[^1] == first && sources.Choices.Chance(70);
            transfers.Add(isBack ? Back(first) : Transfer());
        }

        return new TransferMany(transfers.ToImmutable());
    }

    /// <summary>The transfer that undoes another.</summary>
    public static Transfer Back(Transfer there) =>
        there with { FromContainer = there.ToContainer, ToContainer = there.FromContainer };

    /// <summary>Two balances of one scale of which the first holds something and neither is bounded, or null.</summary>
    public Transfer? UnboundedTransfer()
    {
        var free = sources.View.Containers.Where(container => container.Policies is null).Select(c => c.Id).ToHashSet();
        foreach (var balance in sources.View.Balances)
        {
            if (balance.Units <= balance.Held || balance.Units > long.MaxValue / 2) continue;
            if (!free.Contains(balance.Container)) continue;
            var scale = ScaleOf(new Location.Balance(balance.Container));
            var others = Balances(scale, null).Where(id => id != balance.Container && free.Contains(id)).ToList();
            var target =
                others.Find(id => !sources.View.Balances.Any(b => b.Container == id && b.Class == balance.Class));
            if (target == default) continue;
            var one = DecimalQuantity.FromScaled(1, scale);
            return new Transfer(balance.Container, target, balance.Class, balance.Key, one);
        }

        return null;
    }

    private Transfer Transfer()
    {
        var source = PickSource(balancesOnly: true);
        var to = Balance(source.Class, source.Scale, source.Place);
        var quantity = _quantities.PartOf(source.Units, source.Scale, false);
        return new Transfer(source.Place.Container, to, source.Class, source.Key, quantity);
    }

    private Source PickSource(bool balancesOnly)
    {
        var view = sources.View;
        var useBalance = balancesOnly || view.Stacks.Length == 0 || sources.Choices.Chance(40);
        if (sources.Choices.Chance(4) || (useBalance && view.Balances.Length == 0)) return BlindSource(balancesOnly);
        if (useBalance)
        {
            var balance = sources.PickUntouched(view.Balances);
            var place = new Location.Balance(balance.Container);
            // What is held is mostly left alone.
            var units = sources.Choices.Chance(90) ? balance.Units - balance.Held : balance.Units;
            return new Source(place, balance.Class, balance.Key, units - FloorOf(place), ScaleOf(place));
        }

        var stack = sources.PickUntouched(view.Stacks);
        var cell = new Location.GridCell(stack.Container, stack.Anchor, null);
        return new Source(cell, stack.Class, stack.Key, stack.Quantity, Scale.Whole);
    }

    private Source BlindSource(bool balancesOnly)
    {
        var (classId, key) = (sources.Class(), sources.Key());
        var place = balancesOnly
            ? new Location.Balance(sources.Container(ContainerType.Balance))
            : Target(classId, key, null, null);
        return new Source(place, classId, key, 0, Scale.Whole);
    }

    /// <summary>
    /// A place to put something: a balance (of a scale, if given), a stack to grow, a cell, or nonsense.
    /// </summary>
    private Location Target(ClassId classId, uint? key, Scale? scale, Location? notThere)
    {
        var cells = sources.ShapeOf(classId, key) is null ? 3 : 50;
        return sources.Choices.Weighted<Func<Location>>(
            (45, () => new Location.Balance(Balance(classId, scale, notThere))),
            (cells * 2 / 3, () => sources.Cell(classId, key)),
            (cells / 3, () => StackToGrow(classId, key, notThere) ?? sources.Cell(classId, key)),
            (2, Nonsense))();
    }

    private Location Nonsense() => sources.Choices.Weighted<Func<Location>>(
        (1, () => new Location.Slot(sources.Container(ContainerType.Slots), 1)),
        (1, () => new Location.Balance(sources.AnyContainer())),
        (1, () => new Location.Line(sources.Container(ContainerType.Line), 0)))();

    private Location.GridCell? StackToGrow(ClassId classId, uint? key, Location? notThere)
    {
        var not = notThere as Location.GridCell;
        var stacks = sources.View.Stacks
            .Where(stack => stack.Class == classId && stack.Key == key)
            .Where(stack => (stack.Container, stack.Anchor) != (not?.Container, not?.Position)).ToList();
        if (stacks.Count == 0) return null;
        var stack = sources.Choices.Pick(stacks);
        return new Location.GridCell(stack.Container, stack.Anchor, sources.Rotation());
    }

    private ContainerId Balance(ClassId classId, Scale? scale, Location? notThere)
    {
        var fitting = sources.Choices.Chance(7) ? [] : Balances(scale, classId);
        fitting.Remove(notThere is Location.Balance balance ? balance.Container : default);
        return fitting.Count == 0 ? sources.Container(ContainerType.Balance) : sources.Choices.Pick(fitting);
    }

    /// <summary>
    /// Balances that mostly take a class: by scale and by policies.
    /// </summary>
    private List<ContainerId> Balances(Scale? scale, ClassId? classId)
    {
        var demanded = Universe.Classes.FirstOrDefault(c => c.Id == classId).Behavior?.BalanceScale;
        return sources.View.Containers
            .Where(container => container.Kind is ContainerKind.Balance balance
                && (scale is null || balance.Scale == scale)
                && (demanded is null || balance.Scale == demanded)
                && !(classId is { } id
                    && container.Policies is { RestrictsClasses: true } policies
                    && !policies.Classes.Contains(id)))
            .Select(container => container.Id).ToList();
    }

    /// <summary>The floor of a balance, in units.</summary>
    private BigInteger FloorOf(Location.Balance place)
    {
        var policies = sources.View.Containers.FirstOrDefault(container => container.Id == place.Container)?.Policies;
        return policies?.Floor is { } floor && floor.TryScale(ScaleOf(place), out var units) == QuantityFault.None
            ? units
            : 0;
    }

    private Scale ScaleOf(Location place) =>
        place is Location.Balance && sources.KindOf(place.Container) is ContainerKind.Balance balance
            ? balance.Scale
            : Scale.Whole;
}
