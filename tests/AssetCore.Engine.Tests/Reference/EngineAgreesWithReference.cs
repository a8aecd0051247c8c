using AssetCore.Testing.Generators;
using CsCheck;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>The engine and the model, written apart from each other, agree on what they have never seen before.</summary>
public sealed class EngineAgreesWithReference
{
    private const int Retention = 60;

    [Fact]
    public void A_hundred_thousand_operations_agree_in_outcome_state_and_replay()
    {
        const int Worlds = 50;
        var statistics = new OutcomeStatistics();
        for (var seed = 1001ul; seed <= 1000 + Worlds; seed++)
        {
            statistics.Add(Agree(new SeededChoices(seed), $"seed {seed}", run => run.Send(100_000 / Worlds)));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(statistics.ToString());
        Assert.Empty(statistics.Missing(AgreementRun.ReachableCodes, AgreementRun.ReachableOperations));
        Assert.InRange(statistics.Operations, 100_000, long.MaxValue);
    }

    [Fact]
    public void Any_tape_agrees_in_outcome_state_and_replay() => WorldTapes.Tape.Sample(
        tape =>
        {
            var choices = new TapeChoices(tape);
            Agree(choices, "tape", run =>
            {
                do run.SendOne();
                while (!choices.HasEnded);
            });
        },
        iter: 200);

    private static OutcomeStatistics Agree(IChoices choices, string origin, Action<AgreementRun> send)
    {
        var world = new EngineWorld(Retention);
        var run = new AgreementRun(world, Retention, choices, origin);
        send(run);
        run.CheckReplay(world);
        var replica = world.Replica();
        Assert.Equal(world.StateFingerprint, replica.StateHash.ToString());
        Assert.Equal("", world.Snapshot().DifferenceTo(EngineDump.Of(replica)));
        return run.Statistics;
    }
}
