using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Requests;
using AssetCore.Http.Routes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AssetCore.Http;

/// <summary>The endpoints of the contract.</summary>
public static class AssetCoreEndpoints
{
    /// <summary>
    /// Maps every route of the contract. Routes under <c>/v1</c> demand a bearer token, except health checks, and see
    /// to that themselves; the services come from <see cref="AssetCoreHttpServices.AddAssetCoreHttp"/>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    public static IEndpointRouteBuilder MapAssetCore(this IEndpointRouteBuilder endpoints)
    {
        var services = new RouteServices(endpoints.ServiceProvider);
        foreach (var route in RouteTable.All) Map(endpoints, route, services);
        return endpoints;
    }

    private static void Map(IEndpointRouteBuilder endpoints, ContractRoute route, RouteServices services)
    {
        var serve = route.Access is { } access ? Guard(endpoints.ServiceProvider, route, access) : Judge(route);
        endpoints.MapMethods(route.Path, [route.Method], serve)
            .WithDisplayName($"{route.Method} {route.Path}")
            .WithMetadata(services)
            // A host's own policies, its fallback above all, know nothing of the tokens that open these routes.
            .AllowAnonymous();
    }

    private static RequestDelegate Guard(IServiceProvider services, ContractRoute route, RouteAccess access)
    {
        var judge = Judge(route);
        // Asked for when the first request is there: the options have not been validated when routes are mapped.
        return context => services.GetRequiredService<AccessGuard>().Refuse(context, access) ?? judge(context);
    }

    // A body is JSON whatever its Content-Type says: nothing else is ever sent here, and many tools say something else.
    private static RequestDelegate Judge(ContractRoute route) => context =>
        Arguments.FindUnknown(context, route.Query) is { } fault
            ? Problems.WriteAsync(context, fault)
            : route.Serve(context);
}
