using System.Text.Json;
using AssetCore.Intents.Check;
using AssetCore.Intents.Journal;
using AssetCore.Intents.Load;
using AssetCore.Log.AzureBlobs;
using AssetCore.Log.Files;
using AssetCore.Log.Stores;

namespace AssetCore.Intents;

/// <summary>The two commands.</summary>
internal static class IntentsProgram
{
    private const int Fine = 0;
    private const int Faulty = 1;
    private const int WrongArguments = 2;

    private static readonly TimeSpan s_reportPeriod = TimeSpan.FromMilliseconds(100);

    private static readonly JsonSerializerOptions s_oneLine = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--help"])
        {
            Console.WriteLine(Arguments.Usage);
            return Fine;
        }

        try
        {
            var arguments = Arguments.Parse(args);
            using var silos = new Silos(arguments.Urls, ReadToken(arguments.TokenFile), arguments.Patience);
            return arguments.Verb == "load" ? await LoadAsync(arguments, silos) : await CheckAsync(arguments, silos);
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            await Console.Error.WriteLineAsync(Arguments.Usage);
            return WrongArguments;
        }
    }

    private static async Task<int> LoadAsync(Arguments arguments, Silos silos)
    {
        var open = File.Exists(arguments.Journal)
            ? IntentHistory.Of(IntentJournal.Read(arguments.Journal)).Values.Where(intent => intent.IsUnknown)
            : [];
        var intents = open.Select(intent => intent.Intent).ToList();
        await using var journal = new IntentJournal(arguments.Journal);
        using var stop = new CancellationTokenSource();
        var run = new LoadRun(silos, journal, arguments.Worlds, arguments.Pause, arguments.Seed);
        await run.PrepareAsync(stop.Token);
        var ending = Task.Run(async () =>
        {
            await Console.In.ReadToEndAsync();
            await stop.CancelAsync();
        });
        var load = run.RunAsync(intents, arguments.Callers, stop.Token);
        using var timer = new PeriodicTimer(s_reportPeriod);
        while (!load.IsCompleted)
        {
            Print(run.Progress.ToReport());
            await timer.WaitForNextTickAsync();
        }

        await load;
        await ending;
        Print(run.Progress.ToReport());
        return Fine;
    }

    private static async Task<int> CheckAsync(Arguments arguments, Silos silos)
    {
        var journal = IntentJournal.Read(arguments.Journal);
        var report = await new CheckRun(journal, silos, OpenStore(arguments)).RunAsync(arguments.Worlds);
        Print(report);
        return report.Holds ? Fine : Faulty;
    }

    private static ILogStore OpenStore(Arguments arguments) => arguments.Root is { } root
        ? new FileLogStore(Path.GetFullPath(root))
        : new AzureBlobLogStore(new AzureBlobsOptions
        {
            ConnectionString = arguments.ConnectionString,
            ContainerName = arguments.Container,
        });

    private static void Print<T>(T report) => Console.WriteLine(JsonSerializer.Serialize(report, s_oneLine));

    private static string ReadToken(string file) =>
        JsonElement.Parse(File.ReadAllBytes(file)).GetProperty("token").GetString()!;
}
