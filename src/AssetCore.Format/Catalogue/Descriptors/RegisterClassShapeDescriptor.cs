using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="RegisterClassShape"/>.</summary>
internal static class RegisterClassShapeDescriptor
{
    private const string Example =
        """
        {"op": "RegisterClassShape", "args": {"request": {
            "class_id": "crate",
            "stack_key": null,
            "shape": {"width": 2, "height": 1}
        }}}
        """;

    /// <summary>What stands in <c>request</c>, and by itself in the body of the route of this one operation.</summary>
    public static readonly ObjectType<RegisterClassShape> Request = CreateRequest();

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<RegisterClassShape>();
        var request = args.Required("request", Request, op => op, "The shape.");
        return new OperationDescriptor<RegisterClassShape>(
            OperationCode.RegisterClassShape,
            new OperationTags(
                OperationDomain.Schema, OperationAction.Create, OperationScope.Single, OperationImpact.Targeted),
            "Says what something of a class, or of one key of it, covers on a grid.",
            args.Build(nameof(RegisterClassShape), values => values.Get(request)),
            [
                ErrorCode.ClassNotFound,
                ErrorCode.ShapeInUse,
            ],
            Example);
    }

    private static ObjectType<RegisterClassShape> CreateRequest()
    {
        var request = new ShapeBuilder<RegisterClassShape>();
        var classId = request.Required("class_id", WireTypes.ClassId, op => op.ClassId, "The class.");
        var stackKey = request.Optional("stack_key", WireTypes.UInt32, op => op.StackKey,
            "The key it is for; absent for every key without a shape of its own.");
        var shape = request.Required("shape", WireTypes.Shape, op => op.Shape, "The cells covered, unturned.");
        return request.Build("class shape", values => new RegisterClassShape(
            values.Get(classId), values.GetOrNull(stackKey), values.Get(shape)));
    }
}
