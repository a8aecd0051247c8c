using AssetCore.Containers;
using AssetCore.Operations;

namespace AssetCore.Testing.Generators;

/// <summary>Draws the operations on stacks.</summary>
internal sealed class StackOperations(OperationSources sources)
{
    private readonly QuantitySources _quantities = new(sources.Choices);

    public SplitStack Split()
    {
        if (Pick() is not { } stack)
        {
            var blind = sources.Cell(sources.Class(), sources.Key());
            return new(blind.Container, blind.Position, _quantities.Fresh(Quantities.Scale.Whole), blind);
        }

        var quantity = _quantities.PartOf(stack.Quantity, Quantities.Scale.Whole, isWhole: true);
        return new(stack.Container, Near(stack.Anchor), quantity, Target(stack));
    }

    public MergeStacks Merge()
    {
        var stacks = sources.View.Stacks.GroupBy(stack => (stack.Container, stack.Class, stack.Key))
            .Where(alike => alike.Count() > 1 || sources.Choices.Chance(20)).SelectMany(alike => alike).ToList();
        if (stacks.Count == 0) return new(sources.Container(ContainerType.Grid), 1, 2);
        var stack = sources.PickUntouched(stacks);
        var others = sources.View.Stacks
            .Where(other => other.Container == stack.Container && other.Anchor != stack.Anchor)
            .Where(other => (other.Class, other.Key) == (stack.Class, stack.Key) || sources.Choices.Chance(5)).ToList();
        var to = others.Count > 0 && sources.Choices.Chance(80)
            ? sources.Choices.Pick(others).Anchor
            : sources.Position(sources.PlacesOf(stack.Container));
        return new(stack.Container, Near(stack.Anchor), to);
    }

    public ConsolidateStacks Consolidate()
    {
        if (Pick() is not { } stack || sources.Choices.Chance(5))
        {
            var container = sources.Choices.Chance(80) ? sources.Container(ContainerType.Grid) : sources.AnyContainer();
            return new(container, sources.Class(), sources.Key());
        }

        return new(stack.Container, stack.Class, sources.Choices.Chance(95) ? stack.Key : sources.Key());
    }

    private WorldView.Stack? Pick() => sources.View.Stacks.Length == 0 || sources.Choices.Chance(4)
        ? null
        : sources.PickUntouched(sources.View.Stacks);

    /// <summary>The anchor, rarely something else.</summary>
    private long Near(long anchor) => sources.Choices.Weighted(
        (95, anchor), (2, anchor + 1), (1, 0L), (1, -1L), (1, long.MaxValue));

    private Location Target(WorldView.Stack stack)
    {
        var others = sources.View.Stacks
            .Where(other => (other.Class, other.Key) == (stack.Class, stack.Key) && other != stack).ToList();
        if (others.Count > 0 && sources.Choices.Chance(30))
        {
            var other = sources.Choices.Pick(others);
            return new Location.GridCell(other.Container, other.Anchor, sources.Rotation());
        }

        return sources.Choices.Weighted<Func<Location>>(
            (95, () => sources.Cell(stack.Class, stack.Key)),
            (2, () => new Location.GridCell(stack.Container, stack.Anchor, sources.Rotation())),
            (2, () => new Location.Balance(sources.Container(ContainerType.Balance))),
            (1, () => new Location.GridCell(sources.AnyContainer(), 1, null)))();
    }
}
