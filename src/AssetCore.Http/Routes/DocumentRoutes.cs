using System.Collections.Immutable;
using AssetCore.Http.Answers;
using AssetCore.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

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
                context, context.RequestServices.GetRequiredService<OpenApiDocument>().Utf8),
        },
    ];
}
