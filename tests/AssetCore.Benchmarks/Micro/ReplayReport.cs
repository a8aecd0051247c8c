using System.Diagnostics;
using System.Globalization;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Worlds;

namespace AssetCore.Benchmarks.Micro;

/// <summary>
/// Replay of the smallest commits there are, one transfer and one key each, over many balances: what a log of a busy
/// gateway costs. Beside the same bytes decoded and not applied, which is the ceiling.
/// </summary>
internal static class ReplayReport
{
    private const int Accounts = 100_000;
    private const int Commits = 1_000_000;
    private const int CommitsPerBatch = 500;
    private const int EventsPerBatch = 2 * CommitsPerBatch;
    private const int KeysMax = 250_000;
    private static readonly ClassId s_gold = new("gold");

    public static IEnumerable<string> Measure()
    {
        var frames = Write();
        MeasureAll(frames);
        return MeasureAll(frames);
    }

    private static List<string> MeasureAll(KeptFrames frames)
    {
        long sum = 0;
        var decoding = Time(frames, (header, payload) =>
        {
            var reader = new BatchReader(payload, header.FirstWorldSeq);
            while (reader.MoveNext()) sum += Decode(reader.Current);
        });
        var state = new WorldState();
        var replica = Time(frames, (header, payload) => Replayer.Apply(state, header, payload));
        var engine = new WorldEngine(new WorldId(1));
        var writer = Time(frames, (header, payload) => engine.Replay(header, payload));
        if (state.StateHash != engine.State.StateHash)
            throw new InvalidOperationException("Replica and writer differ.");
        GC.KeepAlive(sum);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"small commits, {Accounts:N0} balances, {KeysMax:N0} keys; the median batch:"),
            Line("  decode alone (ceiling)", decoding, decoding),
            Line("  replay into a replica", replica, decoding),
            Line("  replay into a writer", writer, decoding),
        ];
    }

    // The median of batches: what else the machine does falls on few of them.
    private static double Time(KeptFrames frames, Action<FrameHeader, byte[]> replay)
    {
        GC.Collect();
        var times = new List<double>();
        foreach (var (header, payload) in frames)
        {
            var started = Stopwatch.GetTimestamp();
            replay(header, payload);
            if (header.CommitCount == CommitsPerBatch)
                times.Add(Stopwatch.GetElapsedTime(started).TotalNanoseconds / EventsPerBatch);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static string Line(string name, double nanoseconds, double ceiling) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-26}{1e9 / nanoseconds,12:N0} events/s, {nanoseconds,6:F0} ns each, {ceiling / nanoseconds:F2} of the ceiling");

    private static long Decode(in CommitRecord commit)
    {
        var source = commit.EventsReader;
        var sum = new Summing();
        while (!source.IsAtEnd) EventCodec.Read(ref source, ref sum);
        return sum.Quantity;
    }

    private static KeptFrames Write()
    {
        var engine = new WorldEngine(new WorldId(1));
        var frames = new KeptFrames();
        engine.BeginBatch(0);
        var row = new WorldRow(WorldLifecycle.Provisioned, null, 0, default, KeysMax, 0);
        engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "benchmark" });
        frames.Keep(engine);
        ContainerId[] accounts = [.. Enumerable.Range(0, Accounts).Select(number => new ContainerId($"account-{number}"))];
        List<Operation> setup = [new RegisterClass(s_gold, "Gold", 0, null)];
        foreach (var account in accounts)
        {
            setup.Add(new CreateContainer(account, new ContainerKind.Balance(Scale.Whole), null, null, null));
            setup.Add(new AddFungible(s_gold, null, DecimalQuantity.FromInteger(1_000_000_000), new Location.Balance(account)));
        }

        var commits = 0;
        foreach (var some in setup.Chunk(5_000))
        {
            engine.BeginBatch(0);
            Execute(some);
            frames.Keep(engine);
        }

        var random = new Random(1);
        while (commits < Commits)
        {
            engine.BeginBatch(0);
            for (var i = 0; i < CommitsPerBatch; i++)
            {
                var from = random.Next(Accounts);
                var to = (from + 1 + random.Next(Accounts - 1)) % Accounts;
                Execute([new TransferFungible(accounts[from], accounts[to], s_gold, null, DecimalQuantity.FromInteger(1))]);
            }

            frames.Keep(engine);
        }

        return frames;

        void Execute(Operation[] operations)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"key-{commits++}");
            var outcome = engine.Execute(PreparedCommit.Create(new CommitRequest { Operations = [.. operations], IdempotencyKey = key }));
            if (!outcome.IsCommitted) throw new InvalidOperationException($"A commit was refused: {outcome.Rejection}");
        }
    }

    /// <summary>Looks at what is decoded and sets nothing.</summary>
    private struct Summing : IEventVisitor
    {
        public long Quantity { get; private set; }

        public readonly void VisitCommitNoted()
        {
        }

        public readonly void Visit(in WorldSet change)
        {
        }

        public readonly void Visit(in ContainerSet change)
        {
        }

        public readonly void Visit(in ClassSet change)
        {
        }

        public readonly void Visit(in ShapeSet change)
        {
        }

        public void Visit(in BalanceSet change) => Quantity += change.After.Quantity - change.Before.Quantity;

        public readonly void Visit(in StackSet change)
        {
        }

        public readonly void Visit(in InstanceSet change)
        {
        }

        public readonly void Visit(in ExtentSet change)
        {
        }

        public readonly void Visit(in HoldSet change)
        {
        }

        public readonly void Visit(in ReversalSet change)
        {
        }

        public readonly void Visit(in WorldIndexSet change)
        {
        }
    }
}
