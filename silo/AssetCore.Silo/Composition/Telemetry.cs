using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Orleans.Diagnostics;

namespace AssetCore.Silo.Composition;

/// <summary>Metrics for Prometheus, and everything for an OTLP collector if there is one.</summary>
internal static class Telemetry
{
    private const string ServiceName = "assetcore-silo";
    private const string OwnSource = "AssetCore";
    private const string OwnMeters = "assetcore.*";
    private const string OrleansMeter = "Microsoft.Orleans";
    private const string OtlpEndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds OpenTelemetry.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: Version()))
            .WithMetrics(metrics => metrics
                .AddMeter(OwnMeters, OrleansMeter)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());

        // Without a collector nobody would ever see a span, so none is made.
        if (string.IsNullOrEmpty(builder.Configuration[OtlpEndpointKey])) return;
        telemetry
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation()
                // Only the source of our own grain calls: the runtime's would drown them in polls of stream queues.
                .AddSource(OwnSource, ActivitySources.ApplicationGrainActivitySourceName))
            .UseOtlpExporter();
    }

    private static string? Version() => typeof(Telemetry).Assembly.GetName().Version?.ToString(3);
}
