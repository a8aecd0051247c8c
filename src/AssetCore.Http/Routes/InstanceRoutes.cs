using System.Collections.Immutable;
using AssetCore.Http.Requests;
using AssetCore.Reads;

namespace AssetCore.Http.Routes;

/// <summary>Questions to instances, answered from the replica of this server.</summary>
internal static class InstanceRoutes
{
    private const string Tag = "Instances";
    private const string One = "instances/{inst_id}";

    private static readonly ImmutableArray<ErrorCode> s_noInstance = [ErrorCode.InstanceNotFound];

    public static ImmutableArray<ContractRoute> All { get; } =
    [
        ReadRoute.Make(
            Tag, One, "get_instance", "One instance with its place and parent.", "InstanceView",
            [],
            s_noInstance,
            static arguments => new WorldQuery.Instance(arguments.Instance())),

        ReadRoute.Make(
            Tag, One + "/children", "list_children", "The instances attached to an instance, by inst_id.",
            "InstancePage",
            [QueryParameters.Cursor, QueryParameters.Limit],
            s_noInstance,
            static arguments => new WorldQuery.Children(arguments.Instance(), arguments.Cursor(), arguments.Limit())),
    ];
}
