using System.Diagnostics.CodeAnalysis;
using AssetCore.Http;
using AssetCore.Silo.Configuration;
using Scalar.AspNetCore;

namespace AssetCore.Silo.Composition;

/// <summary>Composes the host: its settings, store, cluster, front door and telemetry.</summary>
internal static class SiloApplication
{
    /// <summary>Builds the host, not started. On false, every fault of the settings.</summary>
    public static bool TryBuild(
        string[] args, [NotNullWhen(true)] out WebApplication? application, out IReadOnlyList<string> faults)
    {
        // Settings lie beside the program; ./data and other relative paths lie below the caller's working directory.
        var options = new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateBuilder(options);
        application = SiloSettings.TryRead(builder.Configuration, out var settings, out faults)
            ? Build(builder, settings)
            : null;
        return application is not null;
    }

    private static WebApplication Build(WebApplicationBuilder builder, SiloSettings settings)
    {
        builder.ConfigureConsole();
        builder.ConfigureServer();
        builder.AddStore(settings.Storage);
        builder.AddCluster(settings);
        builder.AddFrontDoor(settings);
        builder.AddTelemetry();

        var application = builder.Build();
        application.MapAssetCore();
        application.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
        application
            .MapScalarApiReference("/docs/api", page => page.WithOpenApiRoutePattern("/openapi/v1.json"))
            .AllowAnonymous();
        return application;
    }
}
