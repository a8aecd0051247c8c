using AssetCore.Http;
using AssetCore.Silo.Composition;
using AssetCore.Silo.Configuration;
using Scalar.AspNetCore;

if (HealthCheck.IsAskedFor(args)) return await HealthCheck.RunAsync(args);

// Settings lie beside the program; ./data and other relative paths lie below the caller's working directory.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (!SiloSettings.TryRead(builder.Configuration, out var settings, out var faults)) return StartFailure.Report(faults);

builder.ConfigureConsole();
builder.ConfigureServer();
builder.AddStore(settings.Storage);
builder.AddCluster(settings);
builder.AddFrontDoor(settings);
builder.AddTelemetry();

await using var app = builder.Build();
app.MapAssetCore();
app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
app.MapScalarApiReference("/docs/api", page => page.WithOpenApiRoutePattern("/openapi/v1.json")).AllowAnonymous();
return await StartFailure.GuardAsync(app, settings);
