using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="RegisterClass"/>.</summary>
internal static class RegisterClassDescriptor
{
    private const string Example =
        """
        {"op": "RegisterClass", "args": {"request": {
            "class_id": "silver",
            "name": "Silver",
            "flags": 1,
            "behavior": {"balance_scale": 1000, "max_stack": "64"}
        }}}
        """;

    /// <summary>What stands in <c>request</c>, and by itself in the body of the route of this one operation.</summary>
    public static readonly ObjectType<RegisterClass> Request = CreateRequest();

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<RegisterClass>();
        var request = args.Required("request", Request, op => op, "The class.");
        return new OperationDescriptor<RegisterClass>(
            OperationCode.RegisterClass,
            new OperationTags(
                OperationDomain.Schema, OperationAction.Create, OperationScope.Single, OperationImpact.Targeted),
            "Makes a class known.",
            args.Build(nameof(RegisterClass), values => values.Get(request)),
            [
                ErrorCode.ClassAlreadyExists,
            ],
            Example);
    }

    private static ObjectType<RegisterClass> CreateRequest()
    {
        var request = new ShapeBuilder<RegisterClass>();
        var classId = request.Required("class_id", WireTypes.ClassId, op => op.ClassId, "Its id, not in use.");
        var name = request.Required("name", WireTypes.Name, op => op.Name, "A name for people.");
        var flags = request.Defaulted("flags", WireTypes.UInt64, op => op.Flags,
            "A bit mask, stored as given; 0 unless given.");
        var behavior = request.OptionalObject("behavior", WireTypes.Behavior, op => op.Behavior,
            "What it demands of places that hold it.");
        return request.Build("class", values => new RegisterClass(
            values.Get(classId), values.Get(name), values.GetOr(flags, 0UL), values.FindOrNull(behavior)));
    }
}
