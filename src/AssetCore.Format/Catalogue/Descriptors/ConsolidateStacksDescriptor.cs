using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="ConsolidateStacks"/>.</summary>
internal static class ConsolidateStacksDescriptor
{
    private const string Example =
        """
        {"op": "ConsolidateStacks", "args": {"container_id": "backpack", "class_id": "medkit"}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<ConsolidateStacks>();
        var container = args.Required("container_id", WireTypes.ContainerId, op => op.ContainerId, "The grid.");
        var classId = args.Required("class_id", WireTypes.ClassId, op => op.ClassId, "The class.");
        var key = args.Optional("key", WireTypes.UInt32, op => op.Key,
            "The variant of the class; absent and 0 differ.");
        return new OperationDescriptor<ConsolidateStacks>(
            OperationCode.ConsolidateStacks,
            new OperationTags(
                OperationDomain.Stack, OperationAction.Move, OperationScope.Multi, OperationImpact.Cascade),
            "Gathers the stacks of a class and key into as few as max_stack allows, lowest anchors first.",
            args.Build(nameof(ConsolidateStacks), values => new ConsolidateStacks(
                values.Get(container), values.Get(classId), values.GetOrNull(key))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.ClassNotFound,
                ErrorCode.WrongContainerKind,
                ErrorCode.CommitTooLarge,
            ],
            Example);
    }
}
