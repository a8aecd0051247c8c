using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="SplitStack"/>.</summary>
internal static class SplitStackDescriptor
{
    private const string Example =
        """
        {"op": "SplitStack", "args": {
            "container_id": "backpack",
            "position": 9,
            "quantity": 4,
            "to": {"container_id": "backpack", "kind": "grid_cell", "position": 15}
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<SplitStack>();
        var container = args.Required("container_id", WireTypes.ContainerId, op => op.ContainerId,
            "The grid of the stack.");
        var position = args.Required("position", WireTypes.Int64, op => op.Position,
            "The anchor of the stack, counted from 1.");
        var quantity = args.Required("quantity", WireTypes.Quantity, op => op.Quantity,
            "How much, a whole number above zero.");
        var to = args.Required("to", WireTypes.Location, op => op.To, "A grid cell, in any grid.");
        return new OperationDescriptor<SplitStack>(
            OperationCode.SplitStack,
            new OperationTags(
                OperationDomain.Stack, OperationAction.Move, OperationScope.Multi, OperationImpact.Targeted),
            "Takes a part of a stack to another anchor.",
            args.Build(nameof(SplitStack), values => new SplitStack(
                values.Get(container), values.Get(position), values.Get(quantity), values.Get(to))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.SameLocation,
                ErrorCode.WrongContainerKind,
                ErrorCode.InvalidQuantity,
                ErrorCode.QuantityOverflow,
                ErrorCode.OutOfBounds,
                ErrorCode.Overlap,
                ErrorCode.InsufficientBalance,
                ErrorCode.StackLimit,
            ],
            Example);
    }
}
