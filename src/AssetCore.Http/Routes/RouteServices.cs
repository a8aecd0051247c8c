using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AssetCore.Http.Routes;

/// <summary>
/// The host's own services, for the handlers of the routes. What they need is there once for all requests, and to ask a
/// request's services for it would have a scope made, and done away with, for each.
/// </summary>
/// <param name="host">The host's services.</param>
internal sealed class RouteServices(IServiceProvider host)
{
    private readonly IServiceProvider _host = host;

    /// <summary>The service of a kind of which there is one.</summary>
    /// <exception cref="InvalidOperationException">
    /// The request goes to no route of this room, or there is no such service.
    /// </exception>
    public static T Get<T>(HttpContext context)
        where T : notnull =>
        context.GetEndpoint()?.Metadata.GetMetadata<RouteServices>() is { } services
            ? services._host.GetRequiredService<T>()
            : throw new InvalidOperationException("The request goes to no route of this room.");
}
