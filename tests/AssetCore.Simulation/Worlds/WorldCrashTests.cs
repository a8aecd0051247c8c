using System.Diagnostics;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Stores;

namespace AssetCore.Simulation.Worlds;

/// <summary>
/// The whole life of a world, rerun with every fault at every step; and with crashes of the recovery from a crash, and
/// of the recovery from that. A failure names its scenario, and how to replay it.
/// </summary>
public sealed class WorldCrashTests(ITestOutputHelper output)
{
    private const int Seed = 1;

    /// <summary>Chains of crashes that the normal run draws.</summary>
    private const int ChainsDrawn = 150;

    /// <summary>Every fault of a step; one that lands long afterwards meets the process after the next.</summary>
    private static readonly Decree[] s_faults = [.. FaultPlans.Every, new Decree(StepFault.Late, 40)];

    [Theory]
    [InlineData(StoreMedium.Blobs)]
    [InlineData(StoreMedium.Files)]
    public void The_tale_uses_every_verb_of_a_store_and_ends_well(StoreMedium medium)
    {
        var tale = new Scenario(medium, Seed).Tell();
        var verbs = tale.Simulation.Steps.Take(tale.Steps).Select(step => step.Verb).ToHashSet();
        Assert.Superset(
            new HashSet<StepVerb>
            {
                StepVerb.Append, StepVerb.Create, StepVerb.Seal, StepVerb.Read, StepVerb.Stat, StepVerb.List,
                StepVerb.Put, StepVerb.Stage, StepVerb.Publish, StepVerb.Delete,
            },
            verbs);
    }

    [Theory]
    [InlineData(StoreMedium.Blobs)]
    [InlineData(StoreMedium.Files)]
    public void The_same_scenario_is_the_same_run(StoreMedium medium)
    {
        var scenario = new Scenario(medium, Seed, (40, new Decree(StepFault.Late, 5)), (80, StepFault.PowerLoss));
        Assert.Equal(
            string.Join('\n', scenario.Tell().Simulation.Steps), string.Join('\n', scenario.Tell().Simulation.Steps));
    }

    [Theory]
    [InlineData(StoreMedium.Blobs)]
    [InlineData(StoreMedium.Files)]
    public void A_fault_at_any_step_breaks_no_promise(StoreMedium medium)
    {
        var (began, runs) = (Stopwatch.GetTimestamp(), 0);
        var whole = new Scenario(medium, Seed);
        var steps = whole.Tell().Steps;
        for (var step = 1; step <= steps; step++)
        {
            foreach (var decree in s_faults)
            {
                whole.With(step, decree).Tell();
                runs++;
            }
        }

        output.WriteLine($"{medium}: {steps} steps, {runs} runs, {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");
    }

    [Theory]
    [InlineData(StoreMedium.Blobs)]
    [InlineData(StoreMedium.Files)]
    public void A_crash_in_the_recovery_from_a_crash_in_a_recovery_breaks_no_promise(StoreMedium medium)
    {
        var (began, runs) = (Stopwatch.GetTimestamp(), 0);
        foreach (var chain in Nightly.IsOn ? EveryPair(medium) : DrawnChains(medium))
        {
            chain.Tell();
            runs++;
        }

        output.WriteLine($"{medium}: {runs} chains, {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");
    }

    [Fact]
    public void A_scenario_is_replayed()
    {
        var text = Environment.GetEnvironmentVariable(Scenario.ReplayVariable);
        Assert.SkipWhen(text is null, $"set {Scenario.ReplayVariable} to a scenario that a failure named");
        var tale = Scenario.Parse(text!).Tell();
        foreach (var step in tale.Simulation.Steps) output.WriteLine(step.ToString());
    }

    private static StepFault[] Crashes(StoreMedium medium) => medium == StoreMedium.Files
        ? [StepFault.CrashBefore, StepFault.CrashAfter, StepFault.PowerLoss]
        : [StepFault.CrashBefore, StepFault.CrashAfter];

    /// <summary>
    /// A crash at every step; for each of them a crash at every step of the recovery from it; and for each of those
    /// pairs one crash, drawn, of the recovery from that. All third crashes would be some 8 million runs, more than a
    /// day.
    /// </summary>
    private static IEnumerable<Scenario> EveryPair(StoreMedium medium)
    {
        var random = new Random(Seed);
        var whole = new Scenario(medium, Seed);
        var steps = whole.Tell().Steps;
        return
            from step in Enumerable.Range(1, steps)
            from crash in Crashes(medium)
            from second in OfRecovery(whole.With(step, crash), medium)
            select AndOfRecovery(second, random);
    }

    /// <summary>The same scenario, and a crash at each step of the last recovery in it.</summary>
    private static IEnumerable<Scenario> OfRecovery(Scenario scenario, StoreMedium medium) =>
        from range in scenario.Tell().Recoveries.TakeLast(1)
        from step in Enumerable.Range(range.From, range.To - range.From + 1)
        from crash in Crashes(medium)
        select scenario.With(step, crash);

    private static IEnumerable<Scenario> DrawnChains(StoreMedium medium)
    {
        var random = new Random(Seed);
        var steps = new Scenario(medium, Seed).Tell().Steps;
        for (var i = 0; i < ChainsDrawn; i++)
        {
            var first = new Scenario(medium, i).With(random.Next(1, steps + 1), Draw(random, Crashes(medium)));
            yield return AndOfRecovery(AndOfRecovery(first, random), random);
        }
    }

    /// <summary>The same scenario, and a crash at one step of the last recovery in it, if there is one.</summary>
    private static Scenario AndOfRecovery(Scenario scenario, Random random) =>
        scenario.Tell().Recoveries is [.., var range]
            ? scenario.With(random.Next(range.From, range.To + 1), Draw(random, Crashes(scenario.Medium)))
            : scenario;

    private static StepFault Draw(Random random, StepFault[] faults) => faults[random.Next(faults.Length)];
}
