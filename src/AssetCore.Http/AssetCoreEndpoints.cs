using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Requests;
using AssetCore.Http.Routes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AssetCore.Http;

/// <summary>The endpoints of the contract.</summary>
public static class AssetCoreEndpoints
{
    /// <summary>
    /// Maps every route of the contract. Routes under <c>/v1</c> demand a bearer token, except health checks; the
    /// services come from <see cref="AssetCoreHttpServices.AddAssetCoreHttp"/>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    public static IEndpointRouteBuilder MapAssetCore(this IEndpointRouteBuilder endpoints)
    {
        foreach (var route in RouteTable.All) Map(endpoints, route);
        return endpoints;
    }

    private static void Map(IEndpointRouteBuilder endpoints, ContractRoute route)
    {
        var endpoint = endpoints.MapMethods(route.Path, [route.Method], Guard(route));
        endpoint.WithDisplayName($"{route.Method} {route.Path}");
        if (route.Access is { } access)
        {
            endpoint.RequireAuthorization(RoleRequirement.Policy(access)).WithMetadata(new RouteAccessMetadata(access));
        }
        else
        {
            endpoint.AllowAnonymous();
        }
    }

    // A body is JSON whatever its Content-Type says: nothing else is ever sent here, and many tools say something else.
    private static RequestDelegate Guard(ContractRoute route) => context =>
        Arguments.FindUnknown(context, route.Query) is { } fault
            ? Problems.WriteAsync(context, fault)
            : route.Serve(context);
}
