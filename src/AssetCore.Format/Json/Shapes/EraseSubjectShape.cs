using AssetCore.Subjects;

namespace AssetCore.Format.Json.Shapes;

/// <summary>The body of an erasure; the subject it is about stands in the route.</summary>
internal static class EraseSubjectShape
{
    /// <summary>The body.</summary>
    public static readonly ObjectType<EraseSubjectRequest> Request = Create();

    private static ObjectType<EraseSubjectRequest> Create()
    {
        var request = new ShapeBuilder<EraseSubjectRequest>();
        var reason = request.Required(
            "reason", WireTypes.Reason, value => value.Reason, "Why, for the record; without personal data.");
        return request.Build("erase request", values => new EraseSubjectRequest(values.Get(reason)));
    }
}
