using System.Text;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Text;

namespace AssetCore.Testing.Generators;

/// <summary>Gives a well-formed request exactly one fault of shape.</summary>
internal sealed class Malformations(IChoices choices)
{
    private static readonly ContainerId s_vault = new("vault");
    private static readonly ClassId s_gold = new("gold");
    private static readonly DecimalQuantity s_one = DecimalQuantity.FromInteger(1);
    private static readonly Location s_inVault = new Location.Balance(s_vault);
    private static readonly Transfer s_transfer = new(s_vault, s_vault, s_gold, null, s_one);
    private static readonly Scale[] s_impossibleScales = [new(0), new(7), new(10_000_000_000)];
    private static readonly string s_longName = new('n', CommitLimits.NameLengthMax + 1);

    /// <summary>The request with one fault more.</summary>
    public CommitRequest Spoil(CommitRequest request) => choices.Chance(30)
        ? SpoilEnvelope(request)
        : request with { Operations = request.Operations.Add(Faulty(request.Operations.Length)) };

    private static CommitRequest TooLong(CommitRequest request) =>
        request with { Operations = [.. Enumerable.Repeat(request.Operations[0], CommitLimits.OperationsMax + 1)] };

    private static CreateContainer NewBalance(BalancePolicies? policies) =>
        new(new("new"), new ContainerKind.Balance(Scale.Whole), null, policies, null);

    private CommitRequest SpoilEnvelope(CommitRequest request) => choices.Pick<Func<CommitRequest>>(
    [
        () => request with { Operations = [] },
        () => TooLong(request),
        () => request with { IdempotencyKey = "" },
        () => request with { IdempotencyKey = new string('k', CommitLimits.IdempotencyKeyLengthMax + 1) },
        () => request with { ActorId = "" },
        () => request with { PolicyId = new string('p', CommitLimits.ActorIdLengthMax + 1) },
        () => request with { Metadata = LongJson(CommitLimits.MetadataBytesMax) },
        () => request with { Origin = LongJson(CommitLimits.OriginBytesMax) },
        () => request with { ExpectedWorldSeq = new WorldSeq(-1) },
        () => request with { FirstSentWorldSeq = new WorldSeq(-1) },
    ])();

    private Operation Faulty(int index) =>
        choices.Weighted<Func<int, Operation>>((30, FaultyId), (40, FaultySchema), (30, FaultyRest))(index);

    private Operation FaultyId(int index)
    {
        var id = choices.Pick(["", "a b", "käse", "a/b", new string('x', ExternalId.LengthMax + 1)]);
        var (container, classId) = (new ContainerId(id), new ClassId(id));
        return choices.Pick<Operation>(
        [
            new CreateContainer(container, new ContainerKind.Slots(1), null, null, null),
            NewBalance(new(null, null, [classId])),
            new RemoveContainer(container, true),
            new RegisterClass(classId, "name", 0, null),
            new RegisterClassShape(classId, null, new Shape(1, 1)),
            new SetContainerPolicies(s_vault, new(null, null, [classId])),
            new SetContainerOwner(container, null),
            new RegisterClassExtent(classId, null, Extent.Span(1)),
            new AddFungible(s_gold, null, s_one, new Location.Balance(container)),
            new RemoveFungible(classId, null, s_one, new Location.Balance(s_vault)),
            new MoveFungible(s_gold, null, s_one, s_inVault, new Location.GridCell(container, 1, null)),
            new TransferFungible(s_vault, container, s_gold, null, s_one),
            new TransferMany([new(s_vault, s_vault, classId, null, s_one)]),
            new SplitStack(s_vault, 1, s_one, new Location.GridCell(container, 1, null)),
            new MergeStacks(container, 1, 2),
            new ConsolidateStacks(s_vault, classId, null),
            new HoldFungible(new(id), s_vault, s_gold, null, s_one, null, null),
            new CaptureHold(new("h1"), container, null),
            new ReleaseHold(new(id)),
            new AddInstance(s_gold, null, new Location.Slot(container, 1)),
            new UnplaceInstance(default),
            new BurnInstance(default),
            new Attach(InstanceRef.To(new(1)), default),
            new Detach(default),
            new Require(new Requirement.BalanceEquals(s_vault, classId, null, s_one)),
            new Require(new Requirement.InstanceAt(default, s_inVault)),
            new PlaceInSlot(s_vault, 1, default),
            new RemoveFromSlot(container, 1),
            new SwapSlots(s_vault, 1, 2, container),
        ]);
    }

    private Operation FaultySchema(int index) => choices.Weighted<Func<Operation>>(
        (3, () => new CreateContainer(new("new"), ImpossibleKind(), null, null, null)),
        (1, () => NewBalance(new(s_one, DecimalQuantity.FromInteger(0), default))),
        (1, () => NewBalance(new(null, DecimalQuantity.FromInteger(-1), default))),
        (1, () => NewBalance(null) with { DisplayName = s_longName }),
        (1, () => new RegisterClass(new("new"), choices.Pick(["", s_longName]), 0, null)),
        (1, () => new RegisterClass(new("new"), "name", 0, new(choices.Pick(s_impossibleScales), null))),
        (1, () => new RegisterClass(new("new"), "name", 0, new(null, DecimalQuantity.FromInteger(0)))),
        (1, () => new RegisterClassShape(s_gold, null, choices.Pick<Shape>([new(0, 1), new(1, 0), new(1, -1)]))),
        (1, () => new RegisterClassShape(s_gold, null, new Shape(ContainerKind.PlacesMax + 1, 1))))();

    private ContainerKind ImpossibleKind() => choices.Pick<ContainerKind>(
    [
        new ContainerKind.Balance(new Scale(7)),
        new ContainerKind.Balance(new Scale(10_000_000_000)),
        new ContainerKind.Slots(0),
        new ContainerKind.Slots(ContainerKind.PlacesMax + 1),
        new ContainerKind.Grid(0, null),
        new ContainerKind.Grid(10, 3),
        new ContainerKind.Grid(10, 0),
        new ContainerKind.Grid(ContainerKind.PlacesMax + 1, null),
        new ContainerKind.Line(5, 5, Scale.Whole, null),
        new ContainerKind.Line(0, 5, Scale.Whole, 0),
        new ContainerKind.Plane(0, 5, 5, 4, Scale.Whole, null),
        new ContainerKind.Plane(0, 0, 5, 5, new Scale(0), null),
    ]);

    private Operation FaultyRest(int index) => choices.Pick<Func<Operation>>(
    [
        () => new TransferMany([]),
        () => new TransferMany([.. Enumerable.Repeat(s_transfer, TransferMany.TransfersMax + 1)]),
        () => new MoveInstance(InstanceRef.MintedBy(index), new Location.Slot(s_vault, 1)),
        () => new PlaceInSlot(s_vault, 1, InstanceRef.MintedBy(index + 1)),
        () => new AddInstance(s_gold, null, new Location.GridCell(s_vault, 1, (Rotation)4)),
        () => new HoldFungible(new("h1"), s_vault, s_gold, null, s_one, new WorldSeq(-1), null),
        () => new HoldFungible(new("h1"), s_vault, s_gold, null, s_one, null, -1),
        () => new Attach(InstanceRef.To(new(1)), InstanceRef.MintedBy(index)),
        () => new Require(new Requirement.SlotHolds(s_vault, 1, null, null)),
        () => new Require(new Requirement.SlotHolds(s_vault, 1, InstanceRef.To(new(1)), s_gold)),
        () => new SetContainerPolicies(s_vault, new(s_one, DecimalQuantity.FromInteger(0), default)),
    ])();

    private static JsonText LongJson(int most) =>
        new(Encoding.UTF8.GetBytes("{\"x\":\"" + new string('x', most) + "\"}"));
}
