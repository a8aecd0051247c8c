using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Testing.Generators;

/// <summary>Draws the operations on holds.</summary>
internal sealed class HoldOperations(OperationSources sources)
{
    private readonly QuantitySources _quantities = new(sources.Choices);

    public HoldFungible Hold()
    {
        var free = Universe.Holds.Where(id => !sources.View.Holds.Any(hold => hold.Id == id)).ToList();
        var id = free.Count > 0 && sources.Choices.Chance(90) ? sources.PickUntouched(free) : AnyId();
        var balances = sources.View.Balances.Where(balance => balance.Units > balance.Held).ToList();
        WorldSeq? seq = sources.Choices.Chance(25)
            ? new WorldSeq(Math.Max(0, sources.View.Head + sources.Choices.Below(60) - 5))
            : null;
        long? time = sources.Choices.Chance(25) ? sources.View.TimeMs + sources.Choices.Below(60) : null;
        if (balances.Count == 0 || sources.Choices.Chance(5))
        {
            var container = sources.Choices.Chance(70)
                ? sources.Container(ContainerType.Balance)
                : sources.AnyContainer();
            var quantity = _quantities.Fresh(ScaleOf(container));
            return new(id, container, sources.Class(), sources.Key(), quantity, seq, time);
        }

        var balance = sources.Choices.Pick(balances);
        var part = _quantities.PartOf(balance.Units - balance.Held, ScaleOf(balance.Container), isWhole: false);
        return new(id, balance.Container, balance.Class, balance.Key, part, seq, time);
    }

    public CaptureHold Capture()
    {
        if (Pick() is not { } hold) return new(AnyId(), sources.Container(ContainerType.Balance), null);
        var scale = ScaleOf(hold.Container);
        var fitting = sources.View.Containers
            .Where(container => container.Kind is ContainerKind.Balance balance
                && balance.Scale == scale
                && container.Id != hold.Container)
            .Select(container => container.Id).ToList();
        var to = fitting.Count > 0 && sources.Choices.Chance(90)
            ? sources.Choices.Pick(fitting)
            : sources.AnyContainer();
        return new(hold.Id, to, sources.Choices.Chance(50) ? _quantities.PartOf(hold.Units, scale, false) : null);
    }

    public ReleaseHold Release() => new(Pick()?.Id ?? AnyId());

    private WorldView.Hold? Pick() => sources.View.Holds.Length == 0 || sources.Choices.Chance(5)
        ? null
        : sources.PickUntouched(sources.View.Holds);

    private HoldId AnyId() => sources.Choices.Pick(Universe.Holds);

    private Scale ScaleOf(ContainerId id) =>
        sources.KindOf(id) is ContainerKind.Balance balance ? balance.Scale : Scale.Whole;
}
