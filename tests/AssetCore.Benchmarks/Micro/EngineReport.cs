using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AssetCore.Benchmarks.Reports;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Worlds;

namespace AssetCore.Benchmarks.Micro;

/// <summary>The engine's own speed, with no I/O and one core: execute with undo and encode, then replay.</summary>
internal static class EngineReport
{
    private const int Accounts = 10_000;
    private const int TransfersPerCommit = 1_000;
    private const int Commits = 500;
    private const int RoundsMin = 15;
    private const int RoundsOfWarmUp = 4;
    private static readonly ClassId s_gold = new("gold");

    public static Command CreateCommand() => SectionCommand.Create(
        "engine", "the engine alone: transfers executed with undo and encoded, and replayed, on one core", Measure);

    private static string Measure()
    {
        var (perSecond, bytes) = MeasureExecution(TimeSpan.Zero);
        var commits = Transfers(0);
        MeasureReplay(commits);
        List<string> lines =
        [
            Line("execute + undo + encode", perSecond, TimeSpan.FromSeconds(1), "transfers"),
            string.Create(
                CultureInfo.InvariantCulture, $"{"allocated",-26}{bytes,12:F2} bytes per transfer, receipts included"),
            MeasureReplay(commits),
            .. ReplayReport.Measure(),
        ];
        return $"```\n{string.Join('\n', lines)}\n```";
    }

    /// <summary>The median round of transfers executed, undoable and encoded.</summary>
    /// <param name="duration">For how long rounds are measured; at least a few are.</param>
    /// <returns>Transfers a second, and bytes allocated for each.</returns>
    public static (double PerSecond, double Bytes) MeasureExecution(TimeSpan duration)
    {
        var engine = new WorldEngine(new WorldId(1));
        Prepare(engine, new KeptFrames());
        List<(double PerSecond, double Bytes)> rounds = [];
        var started = Stopwatch.GetTimestamp();
        for (var round = 0; round < RoundsMin || Stopwatch.GetElapsedTime(started) < duration; round++)
            rounds.Add(Execute(engine, Transfers(round)));

        // The first rounds compile.
        var counted = rounds.Skip(RoundsOfWarmUp).Order().ToArray();
        return counted[counted.Length / 2];
    }

    private static (double PerSecond, double Bytes) Execute(WorldEngine engine, List<PreparedCommit> commits)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        foreach (var commit in commits)
        {
            engine.BeginBatch(0);
            if (!engine.Execute(commit).IsCommitted) throw new InvalidOperationException("A transfer was refused.");
            engine.Seal();
            engine.Accept();
        }

        const double Count = (double)Commits * TransfersPerCommit;
        var elapsed = Stopwatch.GetElapsedTime(started);
        return (Count / elapsed.TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / Count);
    }

    private static string MeasureReplay(List<PreparedCommit> commits)
    {
        var engine = new WorldEngine(new WorldId(1));
        var frames = new KeptFrames();
        Prepare(engine, frames);
        foreach (var commit in commits) Commit(engine, commit, frames);
        var state = new WorldState();
        var started = Stopwatch.GetTimestamp();
        foreach (var (header, payload) in frames) Replayer.Apply(state, header, payload);

        var elapsed = Stopwatch.GetElapsedTime(started);
        if (state.ContentHash != engine.State.ContentHash) throw new InvalidOperationException("The replay differs from the live state.");
        return Line("replay (decode + apply)", frames.Events, elapsed, "events");
    }

    private static void Prepare(WorldEngine engine, KeptFrames frames)
    {
        engine.BeginBatch(0);
        engine.ExecuteDirective(new WorldDirective.SetWorld(new WorldRow(WorldLifecycle.Provisioned, null, 0, default, 1_000_000, 0)) { Reason = "benchmark" });
        frames.Keep(engine);
        List<Operation> setup = [new RegisterClass(s_gold, "Gold", 0, null)];
        for (var account = 0; account < Accounts; account++)
        {
            setup.Add(new CreateContainer(Account(account), new ContainerKind.Balance(Scale.Whole), null, null, null));
            setup.Add(new AddFungible(s_gold, null, DecimalQuantity.FromInteger(1_000_000_000), new Location.Balance(Account(account))));
        }

        var number = 0;
        foreach (var chunk in setup.Chunk(5_000))
        {
            Commit(engine, PreparedCommit.Create(new CommitRequest { Operations = [.. chunk], IdempotencyKey = $"setup-{number++}" }), frames);
        }
    }

    private static void Commit(WorldEngine engine, PreparedCommit commit, KeptFrames frames)
    {
        engine.BeginBatch(0);
        var outcome = engine.Execute(commit);
        if (!outcome.IsCommitted) throw new InvalidOperationException($"A commit was refused: {outcome.Rejection}");
        frames.Keep(engine);
    }

    private static List<PreparedCommit> Transfers(int round)
    {
        var random = new Random(1 + round);
        var commits = new List<PreparedCommit>(Commits);
        for (var commit = 0; commit < Commits; commit++)
        {
            var transfers = new Transfer[TransfersPerCommit];
            for (var i = 0; i < transfers.Length; i++)
            {
                var from = random.Next(Accounts);
                var to = (from + 1 + random.Next(Accounts - 1)) % Accounts;
                transfers[i] = new Transfer(Account(from), Account(to), s_gold, null, DecimalQuantity.FromInteger(1));
            }

            commits.Add(PreparedCommit.Create(new CommitRequest { Operations = [new TransferMany([.. transfers])], IdempotencyKey = $"transfers-{round}-{commit}" }));
        }

        return commits;
    }

    private static ContainerId Account(int number) => new(string.Create(CultureInfo.InvariantCulture, $"account-{number}"));

    internal static string Line(string name, double count, TimeSpan elapsed, string unit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-26}{count / elapsed.TotalSeconds,12:N0} {unit}/s, {elapsed.TotalNanoseconds / count,6:F0} ns each");
}
