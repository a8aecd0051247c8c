using AssetCore.Engine.Checkpoints;
using AssetCore.Grains;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Manifests;
using AssetCore.Log.Packing;
using AssetCore.Log.Stores;
using AssetCore.Log.Verification;
using AssetCore.Log.Writing;
using AssetCore.Recovery;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Rivals;
using AssetCore.Simulation.Silos;
using AssetCore.Simulation.Stores;
using AssetCore.Simulation.Worlds;
using AssetCore.Simulation.Writers;

namespace AssetCore.Simulation.Bugs;

/// <summary>
/// What each defence is for, as a check that throws when the defence is missing. Each takes the part that may be
/// broken.
/// </summary>
internal static class Checks
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Rivals make one chain and lose nothing.</summary>
    public static void Rivals(Func<SimulatedProcess, IWorldWriter> start, int silos = 2, int faults = 0)
    {
        for (var seed = 0; seed < 60; seed++) RivalWriters.Fight(seed, silos, commits: 6, faults, start);
    }

    /// <summary>
    /// Three rivals with little time on a bad store, so that many an append ends without an answer: one chain all the
    /// same, and nothing lost.
    /// </summary>
    public static void HurriedRivals() =>
        Rivals(process => new SimulatedSilo(process, Hurried(RivalWriters.Options)), silos: 3, faults: 20);

    /// <summary>
    /// Whoever takes a world from a writer that appends all the time, and faster than it can, is in after a few
    /// attempts.
    /// </summary>
    public static void TakeoverOfTheSwift(Func<ILogStore, ILogStore> wrap)
    {
        const int AttemptsMax = 6;
        var simulation = new StoreSimulation(1, StoreMedium.Blobs);
        var options = new WorldLogOptions();
        var swift = simulation.StartProcess("swift");
        WorldLog log = null!;
        simulation.Run(swift, async process =>
        {
            log = await WriterProcesses.OpenAsync(process, options, wrap(process.Store));
            await WriterProcesses.AppendAsync(log, 0);
        });
        simulation.Run((swift, KeepOnAsync), (simulation.StartProcess("slow"), TakeOverAsync));

        async Task KeepOnAsync(SimulatedProcess process)
        {
            for (var seed = 1; seed < 1_000; seed++)
                if (await WriterProcesses.AppendAsync(log, seed) is not AppendOutcome.Durable) return;
        }

        async Task TakeOverAsync(SimulatedProcess process)
        {
            var slow = new AppendsSlowly(process.Store, process.Time);
            var next = await WriterProcesses.OpenAsync(process, options, wrap(slow));
            for (var attempt = 1; attempt <= AttemptsMax; attempt++)
                if (await WriterProcesses.AppendAsync(next, 1_000 + attempt) is AppendOutcome.Durable) return;
            Checked.That(false, $"the writer did not get in within {AttemptsMax} attempts");
        }
    }

    /// <summary>The life of a world ends well, with one kind of fault at every append.</summary>
    public static void Tale(StoreMedium medium, Decree decree, Func<ILogStore, ILogStore> wrap)
    {
        IWorldWriter Start(SimulatedProcess process) =>
            new SimulatedSilo(process, WorldTale.Options, wrap(process.Store));
        var whole = new Scenario(medium, 1);
        var appends = whole.Tell().Simulation.Steps.Where(step => step.Verb == StepVerb.Append).ToList();
        foreach (var step in appends) whole.With(step.Number, decree).Tell(Start);
    }

    /// <summary>Two who change the manifest at a time lose neither's changes.</summary>
    public static void ManifestChanges(Func<ILogStore, ILogStore> wrap)
    {
        const int Changes = 7;
        for (var seed = 0; seed < 20; seed++)
        {
            var simulation = new StoreSimulation(seed, StoreMedium.Blobs);
            simulation.Run([.. Enumerable.Range(0, 2).Select(which =>
                (simulation.StartProcess(), (Func<SimulatedProcess, Task>)(process => ChangeAsync(process, which))))]);
            var stored = new ManifestStore(simulation.Durable, new(1), TimeProvider.System, s_callTimeout)
                .ReadAsync(default).AsTask().GetAwaiter().GetResult();
            Checked.That(
                stored!.Manifest.Checkpoints.Length == 2 * Changes,
                $"seed {seed}: of {2 * Changes} changes {stored.Manifest.Checkpoints.Length} are left");
        }

        async Task ChangeAsync(SimulatedProcess process, int which)
        {
            var manifests = new ManifestStore(wrap(process.Store), new(1), process.Time, s_callTimeout);
            for (var i = 1; i <= Changes; i++)
            {
                var added = new Format.Manifests.CheckpointRef(
                    new((2 * i) + which), new((2 * i) + which), 1_000, default);
                await manifests.UpdateAsync(
                    manifest => (manifest ?? new() { World = new(1) }) with
                    {
                        Checkpoints = [.. (manifest?.Checkpoints ?? []).Append(added).OrderByDescending(one => one.Batch)],
                    },
                    default);
            }
        }
    }

    /// <summary>What was committed before a checkpoint is not committed again after a restart from it.</summary>
    public static void KeysAfterRestart(Func<SimulatedProcess, WorldId, Task> takeCheckpoint)
    {
        var simulation = new StoreSimulation(1, StoreMedium.Blobs);
        var client = new WorldClient(WorldTale.World, new Witness(simulation.Durable, WorldTale.World), Ledger.Empty);
        var story = new Story(simulation, StoreMedium.Blobs, process => new SimulatedSilo(process, WorldTale.Options));
        story.Play(
        [
            new Act("create", 0, async writer => await writer.CreateAsync(WorldTale.World)),
            new Act("setup", 0, writer => client.SendAsync(writer, new Wish("setup", [.. WorldTale.Accounts("a")]))),
            new Act("put", 0, writer => client.SendAsync(writer, new Wish("put", WorldTale.Adds("a", 5)))),
            new Act("checkpoint", 0, writer => takeCheckpoint(writer.Process, WorldTale.World)),
            new Act("again", 0, client.AskAgainAsync) { IsFresh = true },
        ]);
        client.CheckAsync().GetAwaiter().GetResult();
    }

    /// <summary>A checkpoint whose table of keys is empty: the state hash is made to fit, the keys are
    /// forgotten.</summary>
    public static async Task TakeWithoutKeysAsync(SimulatedProcess process, WorldId world)
    {
        var past = await PastState.BuildAsync(process.Store, world, new(long.MaxValue), process.Time, null, default);
        var checkpoints = new CheckpointStore(process.Store, world, process.Time, s_callTimeout);
        var head = CheckpointPlaces.HeadOf(world, past!.Place) with { StateHash = past.State.StateHash };
        using var upload = checkpoints.Begin(head);
        var content = StateCheckpoint.WithoutKeys(past.State, past.Change, upload.Chunks);
        while (content.WriteNext()) await upload.FlushAsync(default);
        await checkpoints.NameAsync(await upload.PublishAsync(default), [], default);
    }

    /// <summary>
    /// An append takes effect, and for a second nobody hears anything of the store: whatever the client is told then
    /// must still be true when the store is heard again.
    /// </summary>
    public static void UnheardAppend()
    {
        var simulation = new StoreSimulation(1, StoreMedium.Blobs);
        var client = new WorldClient(WorldTale.World, new Witness(simulation.Durable, WorldTale.World), Ledger.Empty);
        var options = Hurried(WorldTale.Options);
        var story = new Story(simulation, StoreMedium.Blobs, process => new SimulatedSilo(process, options));
        story.Play(
        [
            new Act("create", 0, async writer => await writer.CreateAsync(WorldTale.World)),
            new Act("setup", 0, writer => client.SendAsync(writer, new Wish("setup", [.. WorldTale.Accounts("a")]))),
        ]);
        var heardAgain = simulation.Now + TimeSpan.FromSeconds(1);
        simulation.Plan = step => simulation.Now >= heardAgain
            ? Decree.Go
            : step.Verb == StepVerb.Append ? StepFault.AnswerLost : StepFault.Lost;
        var wish = new Wish("put", WorldTale.Adds("a", 5)) { GivesUp = true };
        story.Play([new Act("put", 0, writer => client.SendAsync(writer, wish))]);
        client.CheckAsync().GetAwaiter().GetResult();
    }

    /// <summary>Whatever was rolled has an end that nobody can move: it is sealed, and gets packed.</summary>
    public static void RolledSegments(Func<ILogStore, ILogStore> wrap)
    {
        var simulation = Live(batches: 8, wrap: wrap);
        simulation.Run(
            simulation.StartProcess(), process => PackAsync(process.Store, WorldTale.World, process.Time));
        foreach (var first in (long[])[1, 4])
        {
            var pack = simulation.Durable.StatAsync(BlobName.Pack(WorldTale.World, new(first)), default);
            Checked.That(
                pack.AsTask().GetAwaiter().GetResult().IsDone, $"segment {first} was rolled and is not sealed");
        }
    }

    /// <summary>However a pack was damaged on its way, the history is there when packing is over.</summary>
    public static void PackedHistory(Func<ILogStore, ILogStore> wrap)
    {
        var simulation = Live(batches: 8);
        simulation.Run(simulation.StartProcess(), async process =>
        {
            try
            {
                await PackAsync(wrap(new DamagesBlocks(process.Store)), WorldTale.World, process.Time);
            }
            catch (LogCorruptException)
            {
                // As it should be: the pack is not what it should be, and the segment stays.
            }
        });
        var report = Verify(simulation.Durable);
        Checked.That(report.IsSound, $"the history is gone: {report.Fault}");
    }

    /// <summary>Packs with verification, and deletes what was packed.</summary>
    public static async Task PackAsync(ILogStore store, WorldId world, TimeProvider time)
    {
        var packer = new SegmentPacker(store, world, new PackOptions { PackGraceAge = TimeSpan.Zero }, time);
        for (var pass = 0; pass < 2; pass++) await packer.RunAsync(default);
    }

    /// <summary>A silo that was replaced long ago does not answer from what it knew then.</summary>
    public static void RefusalsOfTheReplaced(int ownershipHours = 0)
    {
        var options = WorldTale.Options;
        if (ownershipHours > 0) options.Log.OwnershipAgeMax = TimeSpan.FromHours(ownershipHours);
        var simulation = new StoreSimulation(1, StoreMedium.Blobs);
        var client = new WorldClient(WorldTale.World, new Witness(simulation.Durable, WorldTale.World), Ledger.Empty);
        var story = new Story(simulation, StoreMedium.Blobs, process => new SimulatedSilo(process, options));
        story.Play(
        [
            new Act("create", 0, async writer => await writer.CreateAsync(WorldTale.World)),
            new Act(
                "setup", 0, writer => client.SendAsync(writer, new Wish("setup", [.. WorldTale.Accounts("a", "b")]))),
            new Act("put", 1, writer => client.SendAsync(writer, new Wish("put", WorldTale.Adds("a", 5)))),
            new Act("wait", 0, writer => Task.Delay(TimeSpan.FromSeconds(5), writer.Process.Time)),
            new Act("move", 0, writer => client.SendAsync(writer, new Wish("move", WorldTale.Moves("a", "b", 5)))),
        ]);
    }

    /// <summary>A bit that is flipped in the last batch is found.</summary>
    public static void LastBatch(Func<ILogStore, BlobName, long, ILogStore> look)
    {
        var simulation = Live(batches: 4);
        var (segment, end) = (BlobName.Segment(WorldTale.World, new(4)), 0L);
        var length = (int)simulation.Durable.StatAsync(segment, default).AsTask().GetAwaiter().GetResult().Length;
        var bytes = new byte[length];
        simulation.Durable.ReadAsync(segment, 0, bytes, default).AsTask().GetAwaiter().GetResult();
        for (var at = 0; at < length; at += HeaderAt(bytes, at).FrameBytes) end = at;
        var damaged = new FlipsBit(simulation.Durable, segment, length - 5);
        var report = Verify(look(damaged, segment, end));
        Checked.That(!report.IsSound, "a flipped bit of the last batch was not found");
    }

    /// <summary>A segment of another history of the same world, in the place of its own, is found.</summary>
    public static void SplicedSegment()
    {
        // The last one: the manifest does not tell what must be in it.
        var (one, other) = (Live(batches: 9), Live(batches: 9, quantity: 2));
        var spliced = new Splices(one.Durable, BlobName.Segment(WorldTale.World, new(7)), other.Durable);
        Checked.That(Verify(one.Durable).IsSound, "a sound log is called broken");
        Checked.That(!Verify(spliced).IsSound, "a segment of another history was not found");
    }

    /// <summary>A log that lost its last segments, of which the manifest knows, is found to be short.</summary>
    public static void ShortenedLog()
    {
        var simulation = Live(batches: 9);
        foreach (var first in (long[])[4, 7])
            simulation.Durable.DeleteAsync(BlobName.Segment(WorldTale.World, new(first)), default).AsTask().Wait();
        Checked.That(!Verify(simulation.Durable).IsSound, "nobody noticed that the end of the log is gone");
    }

    /// <summary>Verifies a log as the product does.</summary>
    public static ChainReport Verify(ILogStore store) =>
        new ChainVerifier(store, WorldTale.World).VerifyAsync(null, null, default).AsTask().GetAwaiter().GetResult();

    private static Format.Frames.FrameHeader HeaderAt(byte[] bytes, int at)
    {
        Format.Frames.FrameReader.ReadHeader(bytes.AsSpan(at), out var header);
        return header;
    }

    /// <summary>Little time, so that many an append ends without an answer.</summary>
    private static AssetCoreOptions Hurried(AssetCoreOptions options)
    {
        options.Log.AppendTimeout = TimeSpan.FromMilliseconds(100);
        options.Log.StoreCallTimeout = TimeSpan.FromMilliseconds(50);
        return options;
    }

    private static StoreSimulation Live(int batches, long quantity = 1, Func<ILogStore, ILogStore>? wrap = null)
    {
        var simulation = new StoreSimulation(1, StoreMedium.Blobs);
        var client = new WorldClient(WorldTale.World, new Witness(simulation.Durable, WorldTale.World), Ledger.Empty);
        var process = simulation.StartProcess();
        var silo = new SimulatedSilo(process, WorldTale.Options, wrap?.Invoke(process.Store));
        simulation.Run(silo.Process, async _ =>
        {
            await silo.CreateAsync(WorldTale.World);
            await client.SendAsync(silo, new Wish("setup", [.. WorldTale.Accounts("a")]));
            for (var batch = 3; batch <= batches; batch++)
                await client.SendAsync(silo, new Wish($"put-{batch}", WorldTale.Adds("a", quantity)));
        });
        return simulation;
    }
}
