using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="MergeStacks"/>.</summary>
internal static class MergeStacksDescriptor
{
    private const string Example =
        """
        {"op": "MergeStacks", "args": {"container_id": "backpack", "from_position": 13, "to_position": 9}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<MergeStacks>();
        var container = args.Required("container_id", WireTypes.ContainerId, op => op.ContainerId, "The grid.");
        var from = args.Required("from_position", WireTypes.Int64, op => op.FromPosition,
            "The anchor of the stack that goes, counted from 1.");
        var to = args.Required("to_position", WireTypes.Int64, op => op.ToPosition,
            "The anchor of the stack that grows and keeps its number, counted from 1.");
        return new OperationDescriptor<MergeStacks>(
            OperationCode.MergeStacks,
            new OperationTags(
                OperationDomain.Stack, OperationAction.Move, OperationScope.Multi, OperationImpact.Targeted),
            "Moves a whole stack onto another of its grid.",
            args.Build(nameof(MergeStacks), values => new MergeStacks(
                values.Get(container), values.Get(from), values.Get(to))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.SameLocation,
                ErrorCode.WrongContainerKind,
                ErrorCode.OutOfBounds,
                ErrorCode.Overlap,
                ErrorCode.InsufficientBalance,
                ErrorCode.StackLimit,
                ErrorCode.QuantityOverflow,
            ],
            Example);
    }
}
