using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Client.Tests;

public sealed class CommitBuilderTests
{
    [Fact]
    public void A_commit_reads_like_what_it_does()
    {
        var request = Commit.New()
            .CreateBalance("vault", decimals: 3)
            .CreateSlots("gear", 8)
            .CreateGrid("backpack", width: 5, height: 4)
            .RegisterClass("gold", "Gold", decimals: 3, maxStack: 64)
            .RegisterShape("medkit", width: 1, height: 2)
            .Add("gold", "12.5", to: "vault")
            .Add("medkit", 4, to: Place.Cell("backpack", 9, Rotation.Cw90))
            .AddInstance("helmet", out var helmet)
            .PlaceInSlot("gear", 1, helmet)
            .Build();

        Assert.Equal<IEnumerable<Operation>>(
        [
            new CreateContainer(new("vault"), new ContainerKind.Balance(new Scale(1000)), null, null, null),
            new CreateContainer(new("gear"), new ContainerKind.Slots(8), null, null, null),
            new CreateContainer(new("backpack"), new ContainerKind.Grid(20, 5), null, null, null),
            new RegisterClass(new("gold"), "Gold", 0, new(new Scale(1000), DecimalQuantity.FromInteger(64))),
            new RegisterClassShape(new("medkit"), null, new(1, 2)),
            new AddFungible(new("gold"), null, ((Amount)12.5m).Value, new Location.Balance(new("vault"))),
            new AddFungible(new("medkit"), null, DecimalQuantity.FromInteger(4),
                new Location.GridCell(new("backpack"), 9, Rotation.Cw90)),
            new AddInstance(new("helmet"), null, null),
            new PlaceInSlot(new("gear"), 1, InstanceRef.MintedBy(7)),
        ], request.Operations);
        Assert.Null(CommitRequestValidator.Validate(request));
    }

    [Fact]
    public void Every_operation_of_the_catalogue_has_a_word()
    {
        var request = Commit.New()
            .CreateLineOfCells("belt", 6).RemoveContainer("belt", drain: false)
            .RegisterClass("gold").RegisterShape("gold", 1, 1)
            .Add("gold", 1, to: "a").Remove("gold", 1, from: "a").Move("gold", 1, from: "a", to: "b", key: 3)
            .Transfer("gold", "1", from: "a", to: "b").TransferMany(
                [new(new("a"), new("b"), new("gold"), null, DecimalQuantity.FromInteger(1))])
            .AddInstance("gold", at: Place.Slot("s", 1)).MoveInstance(new InstanceId(1), Place.Slot("s", 2))
            .PlaceInSlot("s", 3, new InstanceId(1)).RemoveFromSlot("s", 3).SwapSlots("s", 1, 2, "t")
            .UnplaceInstance(1).BurnInstance(1).Attach(2, 1).Detach(2)
            .SplitStack("belt", 1, 2, to: Place.Cell("belt", 3)).MergeStacks("belt", 1, 3)
            .ConsolidateStacks("belt", "gold")
            .SetPolicies("a", floor: "-5", ceiling: 7, classes: ["iron", "gold", "gold"]).SetOwner("a", null)
            .RegisterSpan("gold", 5)
            .Hold("h", "a", "gold", "1.5", expiresAtWorldSeq: new(9)).CaptureHold("h", to: "b").ReleaseHold("h")
            .RequireContainer("a")
            .Build();
        Assert.Equal(OperationCatalogue.All.Select(operation => operation.Code).Order(),
            request.Operations.Select(operation => operation.Code).Order());
        Assert.Null(CommitRequestValidator.Validate(request));
    }

    [Fact]
    public void Every_requirement_has_a_word()
    {
        var request = Commit.New()
            .AddInstance("gold", out var minted)
            .RequireBalanceAtLeast("a", "gold", "-1").RequireBalance("a", "gold", 0, key: 3)
            .RequireSlotEmpty("s", 1).RequireSlotHolds("s", 2, minted).RequireSlotHoldsClass("s", 2, "gold")
            .RequireCellFree("belt", 4).RequireContainer("a")
            .RequireInstanceAt(minted, Place.OnPlane("deck", 5, -6, 90_000))
            .Build();
        Assert.Equal<Requirement>(
        [
            new Requirement.BalanceAtLeast(new("a"), new("gold"), null, DecimalQuantity.FromInteger(-1)),
            new Requirement.BalanceEquals(new("a"), new("gold"), 3, DecimalQuantity.FromInteger(0)),
            new Requirement.SlotEmpty(new("s"), 1),
            new Requirement.SlotHolds(new("s"), 2, Commit.Minted(0), null),
            new Requirement.SlotHolds(new("s"), 2, null, new ClassId("gold")),
            new Requirement.CellFree(new("belt"), 4),
            new Requirement.ContainerExists(new("a")),
            new Requirement.InstanceAt(InstanceRef.MintedBy(0), new Location.Plane(new("deck"), 5, -6, 90_000)),
        ], request.Operations.OfType<Require>().Select(guard => guard.Requirement));
        Assert.Null(CommitRequestValidator.Validate(request));
    }

    [Fact]
    public void Continuous_space_is_spoken_of_in_scaled_units()
    {
        var request = Commit.New()
            .CreateLine("rail", 0, 250_000, unitsPerOne: 1_000)
            .CreatePlane("deck", (0, -10), (600, 400), unitsPerOne: 7, bucketCellSize: 50)
            .RegisterSpan("crane", 4_000).RegisterRectangle("plate", 127, 85, key: 2)
            .AddInstance("crane", at: Place.OnLine("rail", 2_000))
            .Build();
        Assert.Equal<Operation>(
        [
            new CreateContainer(
                new("rail"), new ContainerKind.Line(0, 250_000, new Scale(1_000), null), null, null, null),
            new CreateContainer(
                new("deck"), new ContainerKind.Plane(0, -10, 600, 400, new Scale(7), 50), null, null, null),
            new RegisterClassExtent(new("crane"), null, Extent.Span(4_000)),
            new RegisterClassExtent(new("plate"), 2, Extent.Rectangle(127, 85)),
            new AddInstance(new("crane"), null, new Location.Line(new("rail"), 2_000)),
        ], request.Operations);
        Assert.Null(CommitRequestValidator.Validate(request));
    }

    [Fact]
    public void What_is_said_about_a_commit_goes_with_it()
    {
        var request = Commit.New().RemoveContainer("a")
            .By("me").Under("policy").WithKey("k").ExpectingWorldSeq(new(4)).WithMetadata("""{"a": 1}""")
                .WithOrigin("{}")
            .Subject("s-1").Build();
        Assert.Equal(new SubjectId("s-1"), request.SubjectId);
        Assert.Equal(("me", "policy", "k", new WorldSeq(4)),
            (request.ActorId, request.PolicyId, request.IdempotencyKey, request.ExpectedWorldSeq));
        Assert.Equal(("""{"a": 1}""", "{}"), (request.Metadata!.ToString(), request.Origin!.ToString()));
    }

    [Fact]
    public void A_request_that_was_built_does_not_change_when_its_builder_goes_on()
    {
        var builder = Commit.New().RemoveContainer("a");
        CommitRequest first = builder.Build();
        builder.RemoveContainer("b");
        Assert.Single(first.Operations);
    }

    [Theory]
    [InlineData("ten")]
    [InlineData("1e3")]
    [InlineData("")]
    public void An_amount_that_is_no_plain_decimal_is_a_mistake_of_the_caller(string text) =>
        Assert.Throws<FormatException>(() => Amount.Parse(text));
}
