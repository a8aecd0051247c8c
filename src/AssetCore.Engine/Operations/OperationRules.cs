using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>The rules of the catalogue, found by code.</summary>
internal static class OperationRules
{
    private static readonly OperationRule[] s_rules =
    [
        new CreateContainerRule(),
        new RemoveContainerRule(),
        new SetContainerPoliciesRule(),
        new SetContainerOwnerRule(),
        new RegisterClassRule(),
        new RegisterClassShapeRule(),
        new RegisterClassExtentRule(),
        new AddFungibleRule(),
        new RemoveFungibleRule(),
        new MoveFungibleRule(),
        new TransferFungibleRule(),
        new TransferManyRule(),
        new SplitStackRule(),
        new MergeStacksRule(),
        new ConsolidateStacksRule(),
        new HoldFungibleRule(),
        new CaptureHoldRule(),
        new ReleaseHoldRule(),
        new AddInstanceRule(),
        new MoveInstanceRule(),
        new UnplaceInstanceRule(),
        new BurnInstanceRule(),
        new AttachRule(),
        new DetachRule(),
        new PlaceInSlotRule(),
        new RemoveFromSlotRule(),
        new SwapSlotsRule(),
        new RequireRule(),
    ];

    private static readonly OperationRule?[] s_byCode = Index();

    /// <summary>True if operations of this code have a rule.</summary>
    public static bool Has(OperationCode code) => s_byCode[(int)code] is not null;

    /// <summary>
    /// Judges an operation and carries it out: see <see cref="OperationRule.Execute(Operation, WorldWriter)"/>.
    /// </summary>
    public static Rejection? Execute(Operation operation, WorldWriter world)
    {
        var rule = s_byCode[(int)operation.Code];
        Invariant.Holds(rule is not null, "every operation that can be built has a rule");
        return rule.Execute(operation, world);
    }

    private static OperationRule?[] Index()
    {
        var byCode = new OperationRule?[byte.MaxValue + 1];
        foreach (var rule in s_rules)
        {
            Invariant.Holds(rule.Code != OperationCode.None, "a rule has its place in the catalogue");
            Invariant.Holds(byCode[(int)rule.Code] is null, "a code has one rule");
            byCode[(int)rule.Code] = rule;
        }

        return byCode;
    }
}
