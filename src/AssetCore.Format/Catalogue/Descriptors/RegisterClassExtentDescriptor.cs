using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="RegisterClassExtent"/>.</summary>
internal static class RegisterClassExtentDescriptor
{
    private const string Example =
        """
        {"op": "RegisterClassExtent", "args": {"request": {
            "class_id": "crate",
            "extent": {"width": 1500, "height": 1000}
        }}}
        """;

    /// <summary>What stands in <c>request</c>.</summary>
    public static readonly ObjectType<RegisterClassExtent> Request = CreateRequest();

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<RegisterClassExtent>();
        var request = args.Required("request", Request, op => op, "The extent.");
        return new OperationDescriptor<RegisterClassExtent>(
            OperationCode.RegisterClassExtent,
            new OperationTags(
                OperationDomain.Schema, OperationAction.Create, OperationScope.Single, OperationImpact.Targeted),
            "Says what something of a class, or of one key of it, covers on a line or a plane.",
            args.Build(nameof(RegisterClassExtent), values => values.Get(request)),
            [
                ErrorCode.ClassNotFound,
                ErrorCode.ShapeInUse,
            ],
            Example);
    }

    private static ObjectType<RegisterClassExtent> CreateRequest()
    {
        var request = new ShapeBuilder<RegisterClassExtent>();
        var classId = request.Required("class_id", WireTypes.ClassId, op => op.ClassId, "The class.");
        var stackKey = request.Optional("stack_key", WireTypes.UInt32, op => op.StackKey,
            "The key it is for; absent for every key without an extent of its own.");
        var extent = request.Required("extent", WireTypes.Extent, op => op.Extent,
            "What is covered, unturned, in scaled units: a length for lines, or a width and a height for planes.");
        return request.Build("class extent", values => new RegisterClassExtent(
            values.Get(classId), values.GetOrNull(stackKey), values.Get(extent)));
    }
}
