using System.CommandLine;
using System.Globalization;
using System.Text;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Reports;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Recovery;
using AssetCore.Recovery.Opening;

namespace AssetCore.Benchmarks.Recovery;

/// <summary>How long a world takes to open, with and without a checkpoint, and what taking one costs commits.</summary>
internal static class RecoveryReport
{
    private const int AccountsMax = 100_000;
    private const int WarmUpEvents = 400_000;

    public static Command CreateCommand()
    {
        var lengths = new Option<long[]>("--events")
        {
            Description = "events in the log; may be repeated",
            DefaultValueFactory = _ => [1_000, 100_000, 1_000_000, 5_000_000, 10_000_000],
        };
        var seconds = BenchmarkOptions.Seconds();
        var write = BenchmarkOptions.Write();
        var command = new Command(
            "recovery", "how long a world takes to open, and what taking a checkpoint costs commits")
        {
            lengths,
            seconds,
            write,
        };
        command.SetAction((arguments, _) => RunAsync(
            arguments.GetRequiredValue(lengths),
            TimeSpan.FromSeconds(arguments.GetRequiredValue(seconds)),
            arguments.GetValue(write)));
        return command;
    }

    public static async Task<int> RunAsync(long[] events, TimeSpan duration, bool write)
    {
        var place = await StorePlace.OpenAsync("files");
        var text = new StringBuilder();
        await using (place)
        {
            // The first world compiles; the others count.
            await MeasureAsync(place.Store, new WorldId(1), WarmUpEvents);
            var rows = new List<RecoveryRow>();
            foreach (var length in events)
            {
                rows.Add(await MeasureAsync(place.Store, new WorldId(2 + rows.Count), length));
                Console.WriteLine(Line(rows[^1]));
            }

            Render(text, rows);
        }

        text.AppendLine();
        text.Append(await ReplayPace.RunAsync(events.Max()));
        text.AppendLine();
        text.Append(await CheckpointLoad.RunAsync(duration));
        Console.WriteLine(text);
        if (write) PerformancePage.Replace("recovery", text.ToString());
        return 0;
    }

    private static async Task<RecoveryRow> MeasureAsync(ILogStore store, WorldId id, long events)
    {
        var accounts = (int)Math.Min(AccountsMax, events / 4);
        var world = new RecoveryWorld(store, id, accounts);
        await world.WriteAsync(events);
        var without = await OpenAsync(world);
        var replica = await Spent.MeasureAsync(async () => await ReplicaRecovery.BuildAsync(
            store, new WorldLogReader(store, id), TimeProvider.System, null, CancellationToken.None));
        long checkpoint = 0;
        var taking = await Spent.MeasureAsync(async () => checkpoint = await TakeAsync(store, id));
        var with = await OpenAsync(world);
        long bytes = 0;
        await foreach (var blob in store.ListAsync(BlobName.LogPrefix(id), CancellationToken.None))
            bytes += blob.Length;
        return new RecoveryRow(events, accounts, bytes, checkpoint, taking, without, with, replica);
    }

    // What a kill leaves to do, in a process that runs: the right to write, the state, one commit on the disk.
    private static async Task<Spent> OpenAsync(RecoveryWorld world)
    {
        RecoveredWorld? opened = null;
        var spent = await Spent.MeasureAsync(async () =>
        {
            opened = await world.OpenAsync();
            await world.AcknowledgeAsync(opened);
        });
        await opened!.Log.DisposeAsync();
        return spent;
    }

    private static async Task<long> TakeAsync(ILogStore store, WorldId id)
    {
        var taker = new CheckpointTaker(store, id, TimeProvider.System, TimeSpan.FromSeconds(30));
        return (await taker.TakeAsync(null, CancellationToken.None))!.Checkpoint.Bytes;
    }

    private static void Render(StringBuilder text, List<RecoveryRow> rows)
    {
        text.AppendLine("Time on the clock in ms, processor time in brackets.");
        text.AppendLine();
        text.AppendLine("| events | balances | log MB | open, no checkpoint | events/s | replica | events/s | checkpoint MB | taken | open from it |");
        text.AppendLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var row in rows) text.AppendLine(Line(row));
    }

    private static string Line(RecoveryRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.Events:N0} | {row.Balances:N0} | {row.LogBytes / 1e6:N1} | {Text(row.Without)} | {Rate(row, row.Without)} | {Text(row.Replica)} | {Rate(row, row.Replica)} | {row.CheckpointBytes / 1e6:N1} | {Text(row.Taking)} | {Text(row.With)} |");

    private static string Text(Spent spent) => string.Create(
        CultureInfo.InvariantCulture, $"{spent.Elapsed.TotalMilliseconds:N0} ({spent.Processor.TotalMilliseconds:N0})");

    // Of one core: by processor time.
    private static string Rate(RecoveryRow row, Spent spent) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Events / spent.Processor.TotalSeconds:N0}");
}
