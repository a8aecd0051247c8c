using System.Collections.Immutable;
using AssetCore.Http.Answers;
using AssetCore.Http.OpenApi;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>The description of this very contract.</summary>
internal static class DocumentRoutes
{
    public static ImmutableArray<ContractRoute> All { get; } =
    [
        new()
        {
            Method = HttpMethods.Get,
            Path = "/openapi/v1.json",
            Name = "openapi",
            Tag = "Documentation",
            Summary = "This document.",
            Answer = "AnyObject",
            Serve = static context => JsonAnswer.WriteAsync(
                context, RouteServices.Get<OpenApiDocument>(context).Utf8),
        },
    ];
}
