using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="Require"/>: its arguments are one requirement, under the name of its kind.</summary>
internal static class RequireDescriptor
{
    private const string Example =
        """
        {"op": "Require", "args": {"balance_at_least": {
            "container_id": "vault-001",
            "class_id": "gold",
            "quantity": "50"
        }}}
        """;

    public static OperationDescriptor Create() => new OperationDescriptor<Require>(
        OperationCode.Require,
        new OperationTags(
            OperationDomain.Guard, OperationAction.Check, OperationScope.Single, OperationImpact.None),
        "Changes nothing, and refuses the commit unless its one requirement holds.",
        CreateArgs(),
        [
            ErrorCode.ContainerNotFound,
            ErrorCode.ClassNotFound,
            ErrorCode.InstanceNotFound,
            ErrorCode.WrongContainerKind,
            ErrorCode.ScaleMismatch,
            ErrorCode.InvalidQuantity,
            ErrorCode.QuantityOverflow,
            ErrorCode.OutOfBounds,
            ErrorCode.RequirementFailed,
        ],
        Example);

    private static ObjectType<Require> CreateArgs()
    {
        var args = new ShapeBuilder<Require>();
        var least = args.OptionalObject("balance_at_least", RequirementShape.BalanceAtLeast,
            op => op.Requirement as Requirement.BalanceAtLeast, "What is there and not held is at least so much.");
        var equal = args.OptionalObject("balance_equals", RequirementShape.BalanceEquals,
            op => op.Requirement as Requirement.BalanceEquals, "What is there and not held is exactly so much.");
        var empty = args.OptionalObject("slot_empty", RequirementShape.SlotEmpty,
            op => op.Requirement as Requirement.SlotEmpty, "Nothing is in the slot.");
        var holds = args.OptionalObject("slot_holds", RequirementShape.SlotHolds,
            op => op.Requirement as Requirement.SlotHolds, "This instance, or one of this class, is in the slot.");
        var free = args.OptionalObject("cell_free", RequirementShape.CellFree,
            op => op.Requirement as Requirement.CellFree, "Nothing covers the cell.");
        var exists = args.OptionalObject("container_exists", RequirementShape.ContainerExists,
            op => op.Requirement as Requirement.ContainerExists, "There is such a container.");
        var at = args.OptionalObject("instance_at", RequirementShape.InstanceAt,
            op => op.Requirement as Requirement.InstanceAt, "The instance is at this very place.");
        return args.Build(
            nameof(Require),
            values => new Require(OnlyOne(
            [
                values.FindOrNull(least),
                values.FindOrNull(equal),
                values.FindOrNull(empty),
                values.FindOrNull(holds),
                values.FindOrNull(free),
                values.FindOrNull(exists),
                values.FindOrNull(at),
            ])!),
            op => op.Requirement is null ? Fault.Malformed("must have exactly one requirement") : null,
            ["balance_at_least"],
            ["balance_equals"],
            ["slot_empty"],
            ["slot_holds"],
            ["cell_free"],
            ["container_exists"],
            ["instance_at"]);
    }

    /// <summary>The one that is there; null, which the rule refuses, for none or several.</summary>
    private static Requirement? OnlyOne(ReadOnlySpan<Requirement?> requirements)
    {
        Requirement? found = null;
        foreach (var requirement in requirements)
        {
            if (requirement is null) continue;
            if (found is not null) return null;
            found = requirement;
        }

        return found;
    }
}
