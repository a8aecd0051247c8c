using AssetCore.Http.Access;
using AssetCore.Http.Gateway;
using AssetCore.Http.Hosting;
using AssetCore.Http.OpenApi;
using AssetCore.Http.Streams;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AssetCore.Http;

/// <summary>The services behind the endpoints.</summary>
public static class AssetCoreHttpServices
{
    /// <summary>
    /// Adds what <see cref="AssetCoreEndpoints.MapAssetCore"/> needs, bearer authentication included. The host must
    /// also have an Orleans <c>IGrainFactory</c>, from a silo or a client.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; they are validated when the host starts, every fault at once.</param>
    public static IServiceCollection AddAssetCoreHttp(
        this IServiceCollection services, Action<AssetCoreHttpOptions> configure)
    {
        services.AddOptions<AssetCoreHttpOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AssetCoreHttpOptions>, AuthOptionsValidator>();
        services.AddSingleton<IValidateOptions<AssetCoreHttpOptions>, StreamOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<AssetCoreHttpOptions>>().Value);
        services.AddSingleton(provider => TokenSource.Open(
            provider.GetRequiredService<AssetCoreHttpOptions>().Auth,
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("AssetCore.Http.Access")));
        services.AddSingleton<AccessGuard>();
        services.AddHostedService<TokenOpening>();
        services.TryAddSingleton<Readiness>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IWorldGateway, GrainWorldGateway>();
        services.AddSingleton<StreamSeats>();
        services.AddSingleton<OpenApiDocument>();
        services.AddSingleton<IStartupFilter, FrontStartupFilter>();
        return services;
    }
}
