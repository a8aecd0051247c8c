using System.CommandLine;
using System.Net;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Grains.Abstractions.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AssetCore.Benchmarks.Clients;

/// <summary>
/// <c>load-client</c>, which goals start: an Orleans client that runs the closed loops it is asked for on its input,
/// through the gateway of a silo in another process. It commits as an application does, through the client library.
/// </summary>
internal static class LoadClientCommand
{
    public const string Name = "load-client";
    public const string Gateway = "--gateway";
    public const string World = "--world";
    public const string EmptyWorld = "--empty-world";
    public const string CallersMax = "--callers-max";

    public static Command Create()
    {
        var gateway = new Option<int>(Gateway) { Required = true };
        var world = new Option<long>(World) { Required = true };
        var emptyWorld = new Option<long>(EmptyWorld) { Required = true };
        var callersMax = new Option<int>(CallersMax) { Required = true };
        var command = new Command(Name, "a client of a silo in another process; asked by goals, on its input")
        {
            gateway,
            world,
            emptyWorld,
            callersMax,
        };
        command.Hidden = true;
        command.SetAction((arguments, stop) => RunAsync(
            arguments.GetRequiredValue(gateway),
            arguments.GetRequiredValue(world),
            arguments.GetRequiredValue(emptyWorld),
            arguments.GetRequiredValue(callersMax),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(
        int gateway, long world, long emptyWorld, int callersMax, CancellationToken stop)
    {
        using var host = BuildHost(gateway);
        await host.StartAsync(stop);
        var client = host.Services.GetRequiredService<IClusterClient>();
        var real = new AssetCorePipeline(client, world, throughClient: true);
        await real.PrepareAsync(callersMax);
        await ChildProgram.ServeAsync<ClusterAsk, LoadAnswer>(async ask =>
        {
            IPipeline pipeline = ask.IsEmpty ? new EmptyPipeline(client, emptyWorld, ask.BytesPerCommit) : real;
            var load = await ClosedLoop.RunAsync(pipeline, ask.Callers, ask.WarmUp, ask.Duration);
            return new LoadAnswer(
                load.PerSecond, load.Acknowledged, load.Latencies.Percentile(0.5), load.Latencies.Percentile(0.99));
        });
        await host.StopAsync(CancellationToken.None);
        return 0;
    }

    private static IHost BuildHost(int gateway)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAssetCoreWire();
        builder.UseOrleansClient(client => client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, gateway)));
        return builder.Build();
    }
}
