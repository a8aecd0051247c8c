using System.Collections.Immutable;
using AssetCore.Format.Catalogue;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>The catalogue of operations for machines.</summary>
internal static class CatalogueRoutes
{
    public static ImmutableArray<ContractRoute> All { get; } =
    [
        new()
        {
            Method = HttpMethods.Get,
            Path = "/v1/operations",
            Name = "list_operations",
            Tag = "Documentation",
            Summary = "Every operation with its tags, the schema of its arguments, its errors and an example, and "
                + "every error with what to do.",
            Access = RouteAccess.Anybody,
            Answer = "Manifest",
            Serve = static context => JsonAnswer.WriteAsync(context, ManifestJson.Utf8),
        },
    ];
}
