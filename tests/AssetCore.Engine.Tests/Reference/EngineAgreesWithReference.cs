using AssetCore.Testing.Generators;
using CsCheck;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// The engine and the model, written apart from each other, agree on what they have never seen before.
/// </summary>
public sealed class EngineAgreesWithReference
{
    private const int OperationsPerWorld = 2_000;

    /// <summary>Set to 1 for the long run.</summary>
    private const string NightlyVariable = "ASSETCORE_NIGHTLY";

    private static readonly KeyRetention[] s_limits = [new(60), new(60), new(500, 90), new(3)];

    [Fact]
    public void Generated_lives_agree_in_outcome_events_state_and_replay()
    {
        var isNightly = Environment.GetEnvironmentVariable(NightlyVariable) == "1";
        var operations = isNightly ? 1_000_000 : 100_000;
        var statistics = new OutcomeStatistics();
        var worlds = operations / OperationsPerWorld;
        // Other seeds at night than by day, so that a night tries something new.
        var firstSeed = isNightly ? 10_001 : 1_001;
        Parallel.For(0, worlds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, world =>
        {
            var seed = (ulong)(firstSeed + world);
            var limits = s_limits[world % s_limits.Length];
            var run = new AgreementRun(
                () => new EngineWorld(limits), limits, new SeededChoices(seed), $"seed {seed}, {limits}");
            run.Live(OperationsPerWorld);
            lock (statistics) statistics.Add(run.Statistics);
        });

        TestContext.Current.TestOutputHelper?.WriteLine(statistics.ToString());
        Assert.Empty(statistics.Missing(AgreementRun.ReachableCodes, AgreementRun.ReachableOperations));
        Assert.InRange(statistics.Operations, operations, long.MaxValue);
    }

    [Fact]
    public void Any_tape_agrees_in_outcome_events_state_and_replay() => WorldTapes.Tape.Sample(
        tape =>
        {
            var choices = new TapeChoices(tape);
            var run = new AgreementRun(() => new EngineWorld(s_limits[0]), s_limits[0], choices, "tape");
            do run.TakeOne();
            while (!choices.HasEnded);
            run.Finish();
        },
        iter: 100,
        threads: 2);
}
