using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Answers questions from the model's tables, whole lists at once.</summary>
internal sealed partial class ReferenceReads(ReferenceState state)
{
    public IReadOnlyList<string> Answer(WorldQuery query) => query switch
    {
        WorldQuery.Containers list => Lines(Items(list)),
        WorldQuery.Container one => InContainer(one.Id, ItemOf),
        WorldQuery.Contents one => Contents(one.Id),
        WorldQuery.Balances one => Balances(one.Id),
        WorldQuery.Slots one => OfKind<ContainerKind.Slots>(one.Id, kind => SlotLines(one.Id, kind)),
        WorldQuery.GridCells cells => OfKind<ContainerKind.Grid>(cells.Id, kind =>
            [$"{Summary(cells.Id, kind)}", .. Lines(Placements(cells.Id, kind, cells.Region))]),
        WorldQuery.Holds { InContainer: { } id } => state.Find(id) is { } container
            ? Lines(HoldItems().Where(hold => hold.ContainerId == state.IdOf(container)))
            : ReadText.Refused(ErrorCode.ContainerNotFound),
        WorldQuery.Holds => Lines(HoldItems()),
        WorldQuery.Hold one => state.Holds[one.Id] is null
            ? ReadText.Refused(ErrorCode.HoldNotFound)
            : Lines(HoldItems().Where(hold => hold.HoldId == one.Id)),
        _ => AnswerOfClasses(query),
    };

    private IReadOnlyList<string> AnswerOfClasses(WorldQuery query) => query switch
    {
        WorldQuery.Classes => Lines(state.Classes.Rows.OrderBy(row => row.Id).Select(ItemOf)),
        WorldQuery.Class one => OfClass(one.Id, of => new[] { ItemOf(state.Classes[of]!) }),
        WorldQuery.ClassShapes one => OfClass(one.Id, of => state.Shapes
            .Where(shape => shape.Key.Class == of).OrderBy(shape => shape.Key.Key)
            .Select(shape => new ShapeItem(shape.Key.Key, shape.Value.Shape))),
        WorldQuery.ClassExtents one => OfClass(one.Id, of => state.Extents
            .Where(extent => extent.Key.Class == of).OrderBy(extent => extent.Key.Key)
            .Select(extent => new ExtentItem(extent.Key.Key, extent.Value.Extent))),
        WorldQuery.ClassStats one => OfClass(one.Id, Stats),
        WorldQuery.Instance one => OfInstance(one.Id, row => new[] { ItemOf(one.Id, row) }),
        WorldQuery.Children one => OfInstance(
            one.Id, _ => state.ChildrenOf(one.Id).Order().Select(id => ItemOf(id, state.Instances[id]!))),
        WorldQuery.GridFree free => Free(free),
        WorldQuery.Overlaps overlaps => Overlaps(overlaps),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "There is no such question."),
    };

    private static List<string> Lines<T>(IEnumerable<T> items) => [.. ReadText.Of(items)];

    private IReadOnlyList<string> InContainer(ContainerId id, Func<ContainerRow, ContainerItem> item) =>
        state.Find(id) is { } number
            ? Lines([item(state.Containers[number]!)])
            : ReadText.Refused(ErrorCode.ContainerNotFound);

    private IReadOnlyList<string> OfKind<TKind>(ContainerId id, Func<TKind, IReadOnlyList<string>> answer)
        where TKind : ContainerKind
    {
        if (state.Find(id) is not { } number) return ReadText.Refused(ErrorCode.ContainerNotFound);
        return state.Containers[number]!.Kind is TKind kind
            ? answer(kind)
            : ReadText.Refused(ErrorCode.WrongContainerKind);
    }

    private IReadOnlyList<string> OfClass<T>(ClassId id, Func<ClassNumber, IEnumerable<T>> items) =>
        state.Find(id) is { } number ? Lines(items(number)) : ReadText.Refused(ErrorCode.ClassNotFound);

    private IReadOnlyList<string> OfInstance<T>(InstanceId id, Func<InstanceRow, IEnumerable<T>> items) =>
        state.Instances[id] is { } row ? Lines(items(row)) : ReadText.Refused(ErrorCode.InstanceNotFound);

    private IEnumerable<ContainerItem> Items(WorldQuery.Containers list) => state.Containers.Rows
        .Where(row => (list.Owner is null || row.Owner == list.Owner)
            && (list.Kind is null || row.Kind.Type == list.Kind))
        .OrderBy(row => row.Id).Select(ItemOf);

    private static ContainerItem ItemOf(ContainerRow row) =>
        new(row.Id, row.Kind, row.Owner, row.DisplayName, row.Policies);

    private static ClassItem ItemOf(ClassRow row) => new(row.Id, row.Name, row.Flags, row.Behavior);

    private InstanceItem ItemOf(InstanceId id, InstanceRow row) =>
        new(id, state.IdOf(row.What.Class), row.What.Key, row.Parent, row.Place?.At);

    private IEnumerable<HoldItem> HoldItems() => state.Holds.OrderBy(hold => hold.Key).Select(hold =>
    {
        var (container, what) = hold.Value.Balance;
        var quantity = DecimalQuantity.FromScaled((long)hold.Value.Units, ScaleOf(container));
        WorldSeq? seq = hold.Value.ExpiresAtWorldSeq is { } number ? new WorldSeq(number) : null;
        return new HoldItem(
            hold.Key, state.IdOf(container), state.IdOf(what.Class), what.Key, quantity, seq, hold.Value.ExpiresAtMs);
    });

    /// <summary>Sums over every key, scale by scale.</summary>
    private IEnumerable<string> Stats(ClassNumber of)
    {
        var totals = state.Balances.Where(balance => balance.Key.What.Class == of)
            .GroupBy(balance => ScaleOf(balance.Key.Container)).OrderBy(group => group.Key.UnitsPerOne)
            .Select(group => new ClassTotal(
                group.Key,
                group.Count(),
                DecimalQuantity.FromScaled(Sum(group.Select(balance => balance.Value.Quantity)), group.Key),
                DecimalQuantity.FromScaled(Sum(group.Select(balance => balance.Value.Held)), group.Key)));
        var stacks = state.Stacks.Rows.Where(stack => stack.What.Class == of).ToList();
        var instances = state.Instances.Rows.Where(instance => instance.What.Class == of).ToList();
        var view = new ClassStatsView(
            state.IdOf(of),
            [],
            stacks.Count,
            DecimalQuantity.FromScaled(Sum(stacks.Select(stack => stack.Quantity)), Scale.Whole),
            instances.Count,
            instances.Count(instance => instance.Place is not null),
            state.Holds.Rows.Count(hold => hold.Balance.What.Class == of));
        return [.. ReadText.Of(totals), $"{view}"];
    }

    private Scale ScaleOf(ContainerNumber container) =>
        ((ContainerKind.Balance)state.Containers[container]!.Kind).Scale;

    private static Int128 Sum(IEnumerable<System.Numerics.BigInteger> numbers) =>
        (Int128)numbers.Aggregate(System.Numerics.BigInteger.Zero, (sum, number) => sum + number);
}
