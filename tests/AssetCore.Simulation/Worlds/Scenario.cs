using System.Globalization;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Silos;
using AssetCore.Simulation.Stores;

namespace AssetCore.Simulation.Worlds;

/// <summary>
/// All that decides how a run goes. It can be written down and read again, so that a failure can be looked at:
/// <c>Blobs/1/17:CrashAfter,23:Late+5</c>.
/// </summary>
/// <param name="Medium">What the store is made of.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Faults">The faults, by step.</param>
internal sealed record Scenario(StoreMedium Medium, int Seed, params IReadOnlyList<(int Step, Decree Decree)> Faults)
{
    /// <summary>The environment variable that a scenario to be replayed is given in.</summary>
    public const string ReplayVariable = "ASSETCORE_REPLAY";

    /// <summary>The same with one more fault.</summary>
    public Scenario With(int step, Decree decree) => this with { Faults = [.. Faults, (step, decree)] };

    /// <summary>Tells the tale.</summary>
    /// <param name="start">Starts the part of a process that writes; null for a silo.</param>
    /// <param name="jump">Where a process's calendar is set to at a step; null leaves it.</param>
    /// <exception cref="ScenarioFailedException">It did not end well.</exception>
    public WorldTale Tell(
        Func<SimulatedProcess, IWorldWriter>? start = null, Func<Step, TimeSpan?>? jump = null)
    {
        var simulation = new StoreSimulation(Seed, Medium);
        var plan = FaultPlans.At([.. Faults]);
        simulation.Plan = step =>
        {
            if (jump?.Invoke(step) is { } offset) simulation.SetCalendar(step.Process, offset);
            return plan(step);
        };
        try
        {
            return WorldTale.Tell(simulation, Medium, start);
        }
        catch (Exception fault) when (fault is not StrayedException)
        {
            throw new ScenarioFailedException(this, simulation.Steps, fault);
        }
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static Scenario Parse(string text)
    {
        var parts = text.Split('/');
        var faults = parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(fault =>
        {
            var (step, decree) = (fault.Split(':')[0], fault.Split(':')[1].Split('+'));
            var lands = decree.Length > 1 ? int.Parse(decree[1], CultureInfo.InvariantCulture) : 0;
            return (int.Parse(step, CultureInfo.InvariantCulture), new Decree(Enum.Parse<StepFault>(decree[0]), lands));
        });
        return new Scenario(
            Enum.Parse<StoreMedium>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture), [.. faults]);
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var faults = Faults.Select(fault => fault.Decree.LandsAfter == 0
            ? $"{fault.Step}:{fault.Decree.Fault}"
            : $"{fault.Step}:{fault.Decree.Fault}+{fault.Decree.LandsAfter}");
        return $"{Medium}/{Seed}/{string.Join(',', faults)}";
    }
}
