using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Requests that are not well formed, by what is wrong with them; the index is that of the first faulty operation.
/// </summary>
internal static class ShapeScenarios
{
    private static readonly string s_longId = new('x', ExternalId.LengthMax + 1);
    private static readonly string s_longName = new('n', CommitLimits.NameLengthMax + 1);

    public static IReadOnlyDictionary<string, (ErrorCode Code, int? Index, CommitRequest Request)> All { get; } =
        new Dictionary<string, (ErrorCode, int?, CommitRequest)>(StringComparer.Ordinal)
        {
            ["no operation"] = (ErrorCode.MalformedRequest, null, Commit()),
            ["10,001 operations"] =
                (ErrorCode.MalformedRequest, null, Commit([.. Enumerable.Repeat(Mint("ghost"), 10_001)])),
            ["an empty key"] = (ErrorCode.MalformedRequest, null, Commit(Mint("ghost")) with { IdempotencyKey = "" }),
            ["a key of 129 characters"] =
                (ErrorCode.MalformedRequest, null, Commit(Mint("ghost")) with { IdempotencyKey = s_longId }),
            ["a fault inside before one outside"] = (ErrorCode.InvalidId, 0, Commit(Mint("a b")) with { ActorId = "" }),
            ["an ill-formed container"] = (ErrorCode.InvalidId, 0, Commit(Remove("a/b"))),
            ["a long class"] = (ErrorCode.InvalidId, 1, Commit(Mint("ghost"), Class(s_longId))),
            ["an ill-formed class in policies"] =
                (ErrorCode.InvalidId, 0, Commit(Balance("new", 1, Policies(classes: ["ä"])))),
            ["instance 0"] = (ErrorCode.InvalidId, 0, Commit(new MoveInstance(default, Slot("gear", 2)))),
            ["a shape fault after a refusal"] = (ErrorCode.InvalidId, 1, Commit(Remove("nowhere"), Remove(""))),
            ["no slot"] = (ErrorCode.MalformedRequest, 0, Commit(Slots("new", 0))),
            ["too many slots"] = (ErrorCode.MalformedRequest, 0, Commit(Slots("new", ContainerKind.PlacesMax + 1))),
            ["a width that does not divide"] = (ErrorCode.MalformedRequest, 0, Commit(Grid("new", 10, 3))),
            ["a scale of 7"] = (ErrorCode.MalformedRequest, 0, Commit(Balance("new", 7))),
            ["a floor above the ceiling"] =
                (ErrorCode.MalformedRequest, 0, Commit(Balance("new", 1, Policies("2", "1.999")))),
            ["a ceiling below zero without a floor"] =
                (ErrorCode.MalformedRequest, 0, Commit(Balance("new", 1, Policies(null, "-1")))),
            ["a line that ends where it begins"] =
                (ErrorCode.MalformedRequest, 0, Commit(Kind(new ContainerKind.Line(5, 5, Scale.Whole, null)))),
            ["a plane upside down"] =
                (ErrorCode.MalformedRequest, 0, Commit(Kind(new ContainerKind.Plane(0, 5, 5, 4, Scale.Whole, null)))),
            ["a long display name"] =
                (ErrorCode.MalformedRequest, 0, Commit(Slots("new", 1) with { DisplayName = s_longName })),
            ["a class without a name"] = (ErrorCode.MalformedRequest, 0, Commit(Class("new") with { Name = "" })),
            ["a balance_scale of 7"] = (ErrorCode.MalformedRequest, 0, Commit(Class("new", 7))),
            ["a max_stack of nothing"] = (ErrorCode.MalformedRequest, 0, Commit(Class("new", maxStack: "0"))),
            ["a max_stack with a decimal"] = (ErrorCode.MalformedRequest, 0, Commit(Class("new", maxStack: "1.5"))),
            ["a shape without height"] = (ErrorCode.MalformedRequest, 0, Commit(Shape("gold", 1, 0))),
            ["no transfer"] = (ErrorCode.MalformedRequest, 0, Commit(Many())),
            ["an ill-formed class in new policies"] =
                (ErrorCode.InvalidId, 0, Commit(Govern("vault", Policies(classes: ["ä"])))),
            ["a new floor above the new ceiling"] =
                (ErrorCode.MalformedRequest, 0, Commit(Govern("vault", Policies("2", "1")))),
            ["an ill-formed hold"] = (ErrorCode.InvalidId, 0, Commit(Release("h 1"))),
            ["a hold before its container"] = (ErrorCode.InvalidId, 0, Commit(Hold("", "1", "gold", ""))),
            ["a hold that ends before everything"] =
                (ErrorCode.MalformedRequest, 0, Commit(Hold("h1", "1", "gold", "vault", untilSeq: -1))),
            ["a hold that ends before time"] =
                (ErrorCode.MalformedRequest, 0, Commit(Hold("h1", "1", "gold", "vault", untilMs: -1))),
            ["an ill-formed container to capture into"] = (ErrorCode.InvalidId, 0, Commit(Capture("h1", "a/b"))),
            ["an ill-formed place to split to"] =
                (ErrorCode.InvalidId, 0, Commit(Split("pack", 2, "1", Cell("", 1)))),
            ["instance 0 as a parent"] =
                (ErrorCode.InvalidId, 0, Commit(new Attach(InstanceRef.To(new InstanceId(1)), default))),
            ["instance 0 to burn"] = (ErrorCode.InvalidId, 0, Commit(new BurnInstance(default))),
            ["a guard on an ill-formed container"] = (ErrorCode.InvalidId, 1, Commit(Exists("vault"), Exists(""))),
            ["a slot guard for nothing"] =
                (ErrorCode.MalformedRequest, 0,
                 Commit(new Require(new Requirement.SlotHolds(new("gear"), 1, null, null)))),
            ["a guard on what mints nothing"] =
                (ErrorCode.MalformedRequest, 1,
                 Commit(
                     Exists("vault"),
                     new Require(new Requirement.InstanceAt(InstanceRef.MintedBy(0), Slot("gear", 1))))),
            ["a reference to a later operation"] =
                (ErrorCode.MalformedRequest, 0, Commit(MoveMinted(1, Slot("gear", 2)), Mint("ghost"))),
            ["a reference to itself"] =
                (ErrorCode.MalformedRequest, 1, Commit(Mint("ghost"), MoveMinted(1, Slot("gear", 2)))),
            ["a reference to what mints nothing"] =
                (ErrorCode.MalformedRequest, 1, Commit(Remove("purse"), MoveMinted(0, Slot("gear", 2)))),
        };

    private static CreateContainer Kind(ContainerKind kind) => new(new ContainerId("new"), kind, null, null, null);
}
