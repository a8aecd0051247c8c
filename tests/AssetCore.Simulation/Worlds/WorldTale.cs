using AssetCore.Containers;
using AssetCore.Grains;
using AssetCore.Ids;
using AssetCore.Log.Writing;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Silos;
using AssetCore.Simulation.Stores;

namespace AssetCore.Simulation.Worlds;

/// <summary>
/// The life of a world and its fork, with everything that moves bytes in a store: commits and refusals, rolls, packs
/// and the deletion of what they replace, checkpoints, a fork, restarts, takeovers there and back, clocks that jump.
/// </summary>
internal sealed class WorldTale
{
    public static readonly WorldId World = new(7);
    public static readonly WorldId Fork = new(8);

    private readonly Story _story;
    private readonly WorldClient _client;
    private WorldClient? _fork;

    private WorldTale(StoreSimulation simulation, StoreMedium medium, Func<SimulatedProcess, IWorldWriter> start)
    {
        Simulation = simulation;
        _story = new Story(simulation, medium, start);
        _client = new WorldClient(World, new Witness(simulation.Durable, World), Ledger.Empty);
    }

    /// <summary>Small segments, so that a short history has many.</summary>
    public static AssetCoreOptions Options => new() { Log = new WorldLogOptions { SegmentAppendsMax = 3 } };

    public StoreSimulation Simulation { get; }

    /// <summary>See <see cref="Story.Recoveries"/>.</summary>
    public IReadOnlyList<(int From, int To)> Recoveries => _story.Recoveries;

    /// <summary>Steps of the tale itself, without what was done to check its end.</summary>
    public int Steps { get; private set; }

    /// <summary>Tells the tale with faults, and checks how it ends.</summary>
    /// <param name="simulation">A store with nothing in it, and the faults.</param>
    /// <param name="medium">What the store is made of.</param>
    /// <param name="start">Starts the part of a process that writes; null for a silo.</param>
    /// <exception cref="BrokenPromiseException">Something happened that must not.</exception>
    public static WorldTale Tell(
        StoreSimulation simulation, StoreMedium medium, Func<SimulatedProcess, IWorldWriter>? start = null)
    {
        var tale = new WorldTale(simulation, medium, start ?? (process => new SimulatedSilo(process, Options)));
        tale._story.Play([.. tale.Acts()]);
        tale.Steps = simulation.Steps.Count;
        simulation.Plan = FaultPlans.Nothing;
        simulation.LandLate();
        tale._story.Play([.. tale.LastActs()]);
        tale._story.End();
        Audit.CheckAsync(simulation, tale._story.Writers, tale._client).GetAwaiter().GetResult();
        Audit.CheckAsync(simulation, tale._story.Writers, tale._fork!).GetAwaiter().GetResult();
        return tale;
    }

    private IEnumerable<Act> Acts()
    {
        yield return Does(0, "create", async writer =>
            await WorldClient.UntilDoneAsync(writer.Process, async () => await writer.CreateAsync(World) is null));
        yield return Sends(0, new Wish("setup", [.. Accounts("a", "b", "c"), Adds("a", 100)]));
        var moved = new Wish("moved", Moves("a", "b", 10));
        yield return Sends(0, moved, new Wish("passed-on", Moves("b", "c", 5)));
        yield return Sends(0, new Wish("too-much", Moves("c", "a", 999)), new Wish("enough", Moves("a", "c", 1)));
        yield return Sends(0, new Wish("held", Holds("h1", "a", 20)), new Wish("held-2", Holds("h2", "b", 2)));
        yield return Sends(0, new Wish("refused-alone", Moves("nowhere", "a", 1)));
        yield return Checkpoint(0, World);
        yield return Sends(0, new Wish("captured", new CaptureHold(new("h1"), new("c"), null)) { GivesUp = true });
        yield return Sends(0, new Wish("twice-held", Holds("h2", "a", 1)));
        var regretted = new Wish("regretted", Moves("a", "b", 7));
        yield return Sends(0, regretted);
        yield return Sends(0, new Wish("reversed") { Reverses = regretted });
        yield return Sends(0, new Wish("reversed-again") { Reverses = regretted });
        yield return Packs(0, World);
        yield return Does(0, "clock back", writer => SetClock(writer, -1));
        yield return Sends(0, new Wish("early", Moves("a", "c", 1)) { GivesUp = true });
        yield return Sends(1, new Wish("taken-over", Moves("c", "a", 2)));
        yield return Sends(
            1, new Wish("taken-over-2", Moves("c", "a", 2)), new Wish("none-left", Moves("b", "a", 500)));
        yield return Checkpoint(1, World);
        yield return Sends(0, new Wish("back", Moves("a", "b", 3)) { GivesUp = true });
        yield return Does(0, "clock ahead", writer => SetClock(writer, 1));
        yield return Sends(0, new Wish("late", Moves("a", "b", 4)));
        yield return Does(0, "fork", ForkAsync);
        yield return SendsToFork(0, new Wish("fork-own", Moves("a", "b", 6)), new Wish("moved", Moves("a", "b", 10)));
        yield return Sends(0, new Wish("source-own", Moves("b", "a", 1)));
        yield return Sends(0, new Wish("restarted", Adds("b", 11))) with { IsFresh = true };
        yield return SendsToFork(0, new Wish("fork-2", Takes("b", 2)) { GivesUp = true });
        yield return Checkpoint(0, Fork);
        yield return Packs(0, World);
        yield return SendsToFork(1, new Wish("fork-3", Moves("b", "c", 1)), new Wish("fork-4", Moves("c", "b", 1_000)));
    }

    private IEnumerable<Act> LastActs()
    {
        yield return Sends(1, new Wish("last", Adds("c", 1))) with { IsFresh = true };
        yield return SendsToFork(1, new Wish("fork-last", Adds("c", 1)));
        yield return Does(1, "ask again", _client.AskAgainAsync);
        yield return Does(1, "ask the fork again", writer => _fork!.AskAgainAsync(writer));
        yield return Checkpoint(1, World);
        yield return Packs(1, World);
        yield return Sends(0, new Wish("end", Moves("c", "a", 1))) with { IsFresh = true };
        yield return Does(0, "ask again", _client.AskAgainAsync);
    }

    public static Operation[] Accounts(params string[] names) =>
    [
        new RegisterClass(new("gold"), "Gold", 0, null),
        .. names.Select(name => new CreateContainer(
            new(name), new ContainerKind.Balance(Scale.Whole), null, null, null)),
    ];

    public static AddFungible Adds(string to, long quantity) =>
        new(new("gold"), null, DecimalQuantity.FromInteger(quantity), new Location.Balance(new(to)));

    private static RemoveFungible Takes(string from, long quantity) =>
        new(new("gold"), null, DecimalQuantity.FromInteger(quantity), new Location.Balance(new(from)));

    public static TransferFungible Moves(string from, string to, long quantity) =>
        new(new(from), new(to), new("gold"), null, DecimalQuantity.FromInteger(quantity));

    private static HoldFungible Holds(string hold, string from, long quantity) =>
        new(new(hold), new(from), new("gold"), null, DecimalQuantity.FromInteger(quantity), null, null);

    private static Act Does(int slot, string name, Func<IWorldWriter, Task> work) => new(name, slot, work);

    private static Act Checkpoint(int slot, WorldId world) =>
        Does(slot, $"checkpoint of {world}", writer => Upkeep.TakeCheckpointAsync(writer.Process, world));

    private static Act Packs(int slot, WorldId world) =>
        Does(slot, $"packs of {world}", writer => Upkeep.PackAsync(writer.Process, world));

    private static Task SetClock(IWorldWriter writer, int hours)
    {
        writer.Process.Time.CalendarOffset = TimeSpan.FromHours(hours);
        return Task.CompletedTask;
    }

    private Act Sends(int slot, params Wish[] wishes) =>
        Does(
            slot, string.Join(", ", wishes.Select(wish => wish.Key)), writer => _client.SendAsync(writer, [.. wishes]));

    private Act SendsToFork(int slot, params Wish[] wishes) => Does(
        slot,
        $"fork: {string.Join(", ", wishes.Select(wish => wish.Key))}",
        writer => _fork!.SendAsync(writer, [.. wishes]));

    private Task ForkAsync(IWorldWriter writer)
    {
        // Begun again after a crash it is still this moment that is forked: nobody has committed since.
        _fork ??= new WorldClient(Fork, new Witness(Simulation.Durable, Fork), _client.Ledger);
        return WorldClient.UntilDoneAsync(
            writer.Process, async () => await writer.ForkAsync(Fork, World, _client.Known) is null);
    }
}
