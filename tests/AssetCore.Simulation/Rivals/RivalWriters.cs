using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Format.Requests;
using AssetCore.Grains;
using AssetCore.Ids;
using AssetCore.Log.Writing;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Recovery.Verification;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Silos;
using AssetCore.Simulation.Stores;
using AssetCore.Simulation.Worlds;

namespace AssetCore.Simulation.Rivals;

/// <summary>
/// Silos that all take one world for theirs, on a blob service, interleaved by seed at every call to the store. Each
/// has a client of its own that puts numbered coins into one account, so that whatever is lost or doubled shows in the
/// sum.
/// </summary>
internal sealed class RivalWriters
{
    public static readonly WorldId World = new(5);

    /// <summary>Clients of rivals are in a hurry, as long as the store is not what they wait for.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(3);

    private readonly StoreSimulation _simulation;
    private readonly Func<SimulatedProcess, IWorldWriter> _start;
    private readonly Witness _witness;
    private readonly List<IWorldWriter> _writers = [];
    private readonly HashSet<string> _acknowledged = [];
    private readonly HashSet<string> _mustNotStand = [];

    private RivalWriters(StoreSimulation simulation, Func<SimulatedProcess, IWorldWriter>? start)
    {
        _simulation = simulation;
        _start = start ?? (process => new SimulatedSilo(process, Options));
        _witness = new Witness(simulation.Durable, World);
    }

    /// <summary>Small segments, and rests so short that rivals meet all the time.</summary>
    public static AssetCoreOptions Options => new()
    {
        Log = new WorldLogOptions { SegmentAppendsMax = 4 },
        OpenBackoff = TimeSpan.FromMilliseconds(10),
        OpenBackoffMax = TimeSpan.FromMilliseconds(20),
    };

    /// <summary>The most attempts that any commit took.</summary>
    public int AttemptsMax { get; private set; }

    /// <summary>How often a client heard that its writer had been replaced.</summary>
    public int Fenced { get; private set; }

    /// <summary>What happened in the store.</summary>
    public string Steps => string.Join('\n', _simulation.Steps);

    /// <summary>Commits that were acknowledged.</summary>
    public int Acknowledged => _acknowledged.Count;

    /// <summary>Lets rivals write, and checks what came of it.</summary>
    /// <param name="seed">Decides the order of everything, and the faults.</param>
    /// <param name="silos">How many.</param>
    /// <param name="commits">How many each client wants.</param>
    /// <param name="faults">Of a hundred calls to the store, how many fail.</param>
    /// <param name="start">Starts a writer; null for a silo.</param>
    /// <exception cref="BrokenPromiseException">Something happened that must not.</exception>
    public static RivalWriters Fight(
        int seed, int silos, int commits, int faults = 0, Func<SimulatedProcess, IWorldWriter>? start = null)
    {
        var simulation = new StoreSimulation(seed, StoreMedium.Blobs);
        var rivals = new RivalWriters(simulation, start);
        try
        {
            rivals.Run(seed, silos, commits, faults);
            return rivals;
        }
        catch (Exception fault) when (fault is not StrayedException)
        {
            var told = string.Join('\n', simulation.Steps);
            throw new BrokenPromiseException($"seed {seed}, {silos} silos, {faults} % faults: {fault.Message}\n{told}");
        }
    }

    private void Run(int seed, int silos, int commits, int faults)
    {
        var maker = StartWriter();
        _simulation.Run(maker.Process, _ => MakeAsync(maker));
        _simulation.Plan = FaultPlans.BySeed(
            seed, faults, StepFault.Lost, StepFault.AnswerLost, StepFault.Refused, new Decree(StepFault.Late, 3));
        _simulation.Run([.. Enumerable.Range(0, silos).Select(Begin)]);
        _simulation.Plan = FaultPlans.Nothing;
        _simulation.LandLate();
        CheckAsync(silos * commits).GetAwaiter().GetResult();

        (SimulatedProcess Process, Func<SimulatedProcess, Task> Body) Begin(int silo)
        {
            // One of them is the silo that made the world, and still believes in itself.
            var writer = silo == 0 ? maker : StartWriter();
            return (writer.Process, _ => PutAsync(writer, silo, commits, faults));
        }
    }

    private IWorldWriter StartWriter()
    {
        var writer = _start(_simulation.StartProcess());
        _writers.Add(writer);
        return writer;
    }

    private static async Task MakeAsync(IWorldWriter writer)
    {
        await WorldClient.UntilDoneAsync(writer.Process, async () => await writer.CreateAsync(World) is null);
        var setup = Prepare(
            "setup",
            new RegisterClass(new("coin"), "Coin", 0, null),
            new CreateContainer(new("box"), new ContainerKind.Balance(Scale.Whole), null, null, null));
        Checked.That((await writer.CommitAsync(World, [setup]))[0].IsCommitted, "the world was not set up");
    }

    private async Task PutAsync(IWorldWriter writer, int silo, int commits, int faults)
    {
        for (var number = 0; number < commits; number++)
        {
            var key = $"silo-{silo}-{number}";
            var put = Prepare(
                key,
                new AddFungible(
                    new("coin"), null, DecimalQuantity.FromInteger(1), new Location.Balance(new("box"))));
            var (attempts, mayStand) = (0, false);
            await WorldClient.UntilDoneAsync(writer.Process, async () =>
            {
                AttemptsMax = Math.Max(AttemptsMax, ++attempts);
                var outcome = (await writer.CommitAsync(World, [put]))[0];
                if (outcome.Receipt is { } receipt)
                {
                    await AcknowledgeAsync(key, receipt);
                    return true;
                }

                var refusal = outcome.Rejection!;
                Checked.That(WorldClient.IsPassing(refusal), $"{key} was refused: {refusal}");
                if (refusal.Code == ErrorCode.WriterFenced) Fenced++;
                mayStand |= refusal.Code == ErrorCode.OutcomeUnknown;

                // Some clients leave it at "not executed": then it must never have been.
                if (mayStand || number % 5 != 4) return false;
                _mustNotStand.Add(key);
                return true;
            }, faults == 0 ? s_pause : null);
        }
    }

    private async Task AcknowledgeAsync(string key, CommitReceipt receipt)
    {
        await _witness.ReadOnAsync();
        var place = _witness.Find(key);
        Checked.That(
            place == (receipt.WorldSeqStart, receipt.WorldSeqEnd),
            $"{key} was acknowledged as {receipt}; it is at {place}");
        _acknowledged.Add(key);
    }

    private async Task CheckAsync(int wanted)
    {
        Checked.That(
            _acknowledged.Count + _mustNotStand.Count == wanted,
            $"{_acknowledged.Count} of {wanted} were acknowledged");
        await _witness.ReadOnAsync();
        foreach (var key in _mustNotStand)
            Checked.That(_witness.Find(key) is null, $"{key} stands in the log, and its client heard that it does not");
        Checked.That(
            _witness.Count == _acknowledged.Count + 1,
            $"the log holds {_witness.Count} commits, {_acknowledged.Count + 1} were acknowledged");
        var faults = _writers.SelectMany(writer => writer.Faults).ToList();
        Checked.That(faults.Count == 0, $"a silo reported {string.Join('\n', faults)}");
        var report = await new WorldVerifier(_simulation.Durable, World, TimeProvider.System)
            .VerifyAsync(new VerifyOptions(), null, default);
        Checked.That(report!.IsWhole, $"the world is broken: {string.Join('\n', report.Findings)}");
    }

    private static PreparedCommit Prepare(string key, params Operation[] operations) =>
        PreparedCommit.Create(new CommitRequest { Operations = [.. operations], IdempotencyKey = key });
}
