using System.Collections.Immutable;
using AssetCore.Http.Requests;
using AssetCore.Reads;

namespace AssetCore.Http.Routes;

/// <summary>Questions to classes, answered from the replica of this server.</summary>
internal static class ClassRoutes
{
    private const string Tag = "Classes";
    private const string One = "classes/{class_id}";

    private static readonly ImmutableArray<QueryParameter> s_page = [QueryParameters.Cursor, QueryParameters.Limit];
    private static readonly ImmutableArray<ErrorCode> s_noClass = [ErrorCode.ClassNotFound];

    public static ImmutableArray<ContractRoute> All { get; } =
    [
        ReadRoute.Make(
            Tag, "classes", "list_classes", "Lists classes by id.", "ClassPage",
            s_page,
            [],
            static arguments => new WorldQuery.Classes(arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, One, "get_class", "One class.", "ClassView",
            [],
            s_noClass,
            static arguments => new WorldQuery.Class(arguments.Class())),

        ReadRoute.Make(
            Tag, One + "/shapes", "list_class_shapes", "The shapes of a class, by key, null first.", "ShapePage",
            s_page,
            s_noClass,
            static arguments => new WorldQuery.ClassShapes(arguments.Class(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, One + "/extents", "list_class_extents", "The extents of a class, by key, null first.", "ExtentPage",
            s_page,
            s_noClass,
            static arguments => new WorldQuery.ClassExtents(arguments.Class(), arguments.Cursor(), arguments.Limit())),

        ReadRoute.Make(
            Tag, One + "/stats", "get_class_stats", "How much there is of a class, every key together.", "ClassStats",
            [],
            s_noClass,
            static arguments => new WorldQuery.ClassStats(arguments.Class())),
    ];
}
