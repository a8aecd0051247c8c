using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Reports;

/// <summary>Measures the real and the empty pipeline in turn on each store, and prints or writes the tables.</summary>
internal static class PipelineReport
{
    private const int FloorAppends = 2_000;
    private const long World = 1;
    private const long EmptyWorld = 1_000_001;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(4);

    public static Command CreateCommand()
    {
        var stores = BenchmarkOptions.Stores("files", "azurite", "memory");
        var callers = new Option<int[]>("--callers")
        {
            Description = "callers at once; may be repeated",
            DefaultValueFactory = _ => [1, 100, 1_000, 5_000],
        };
        var seconds = BenchmarkOptions.Seconds();
        var client = new Option<bool>("--through-client")
        {
            Description = "commit through the client library instead of calling the gateway",
        };
        var write = BenchmarkOptions.Write();
        var command = new Command(
            "pipeline", "commits per second of one world through the gateway, beside the empty pipeline in the same run")
        {
            stores,
            callers,
            seconds,
            client,
            write,
        };
        command.SetAction((arguments, _) => RunAsync(
            arguments.GetRequiredValue(stores),
            arguments.GetRequiredValue(callers),
            TimeSpan.FromSeconds(arguments.GetRequiredValue(seconds)),
            arguments.GetValue(client),
            arguments.GetValue(write)));
        return command;
    }

    public static async Task<int> RunAsync(
        string[] stores, int[] callers, TimeSpan duration, bool throughClient, bool write)
    {
        List<string> tables = [Heading(duration)];
        Console.WriteLine(tables[0]);
        foreach (var name in stores)
        {
            var table = await MeasureAsync(name, callers, duration, throughClient);
            Console.WriteLine(table);
            tables.Add(table);
        }

        if (write) PerformancePage.Replace("pipeline", string.Join(Environment.NewLine, tables));
        return 0;
    }

    private static string Heading(TimeSpan duration) => string.Create(
        CultureInfo.InvariantCulture,
        $"Measured on {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Split(' ')[0]}; {s_warmUp.TotalSeconds} s of warm-up and {duration.TotalSeconds} s counted for each figure.{Environment.NewLine}");

    private static async Task<string> MeasureAsync(string name, int[] callers, TimeSpan duration, bool throughClient)
    {
        await using var place = await StorePlace.OpenAsync(name);
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        await silo.CreateWorldAsync(World);
        var real = new AssetCorePipeline(silo.Grains, World, throughClient);
        await real.PrepareAsync(callers.Max());
        var bytes = await place.BytesPerCommitAsync(World, () => real.CommitAsync(0));
        var floor = await StoreFloor.MeasureAsync(place.Store, bytes, FloorAppends);
        var empty = new EmptyPipeline(silo.Grains, EmptyWorld, bytes);
        await empty.PrepareAsync(callers.Max());

        List<PipelineRow> rows = [];
        long acknowledged = 1;
        foreach (var count in callers)
        {
            // In turn, so that a machine that grows slower or faster meets both alike.
            var realResult = await ClosedLoop.RunAsync(real, count, s_warmUp, duration);
            var emptyResult = await ClosedLoop.RunAsync(empty, count, s_warmUp, duration);
            acknowledged += realResult.Acknowledged;
            rows.Add(new PipelineRow(realResult, emptyResult));
        }

        await real.CheckAsync(acknowledged);
        return PipelineTable.Render(name, floor, rows);
    }
}
