using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Testing.Generators;
using AssetCore.Worlds;
using CsCheck;
using Xunit.Sdk;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>The instrument itself: generated lives try everything, and a world that differs is found out.</summary>
public sealed class AgreementRunTests
{
    private static readonly KeyRetention s_limits = new(60);

    [Fact]
    public void Generated_lives_refuse_about_as_much_as_they_do()
    {
        const int Worlds = 10;
        var statistics = new OutcomeStatistics();
        for (var seed = 1ul; seed <= Worlds; seed++)
        {
            var run = Run(NewModel, seed);
            run.Live(20_000 / Worlds);
            statistics.Add(run.Statistics);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(statistics.ToString());
        Assert.InRange(statistics.RefusedPercent, 25, 55);
        Assert.True(statistics.Replays > 20, "Repeats of landed commits are part of it.");
    }

    [Fact]
    public void The_same_seed_lives_the_same_life()
    {
        var (first, second) = (NewModel(), NewModel());
        Run(() => first, 7).Live(500);
        Run(() => second, 7).Live(500);
        Assert.Equal(first.Head, second.Head);
        Assert.Equal(first.Snapshot(), second.Snapshot());
    }

    [Fact]
    public void A_tape_of_any_numbers_makes_a_life() => WorldTapes.Tape.Sample(
        tape =>
        {
            var choices = new TapeChoices(tape);
            var run = new AgreementRun(NewModel, s_limits, choices, "tape");
            do run.TakeOne();
            while (!choices.HasEnded);
            run.Finish();
        },
        iter: 50);

    [Theory]
    [InlineData(ErrorCode.Overlap, ErrorCode.OutOfBounds)]
    [InlineData(ErrorCode.StackLimit, ErrorCode.CeilingExceeded)]
    [InlineData(ErrorCode.ReverseConflict, ErrorCode.AlreadyReversed)]
    public void A_world_that_gives_another_code_is_found_out(ErrorCode right, ErrorCode wrong)
    {
        IWorldUnderTest newLiar() => new LyingWorld(answer =>
            answer.Refusal == right ? WorldAnswer.Refused(wrong, answer.OperationIndex) : answer);
        var failure = Assert.Throws<FailException>(() => Run(newLiar, 1).Live(20_000));
        Assert.Contains($"{right}", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{wrong}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_world_that_keeps_something_of_a_refused_commit_is_found_out_in_a_short_life()
    {
        var failure = Assert.Throws<FailException>(() => Run(() => new ForgetfulWorld(), 1).Live(20_000));
        Assert.Contains("model -, world +", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.Message.Split('\n').Length, 1, 40);
    }

    private static ReferenceWorld NewModel() => new(WorldSeq.None, s_limits);

    private static AgreementRun Run(Func<IWorldUnderTest> newWorld, ulong seed) =>
        new(newWorld, s_limits, new SeededChoices(seed), $"seed {seed}");

    /// <summary>The model, whose answers are changed on their way.</summary>
    private sealed class LyingWorld(Func<WorldAnswer, WorldAnswer> lie) : ModelInDisguise
    {
        public override WorldAnswer Commit(CommitRequest request) => lie(base.Commit(request));

        public override WorldAnswer Reverse(ReverseRequest request) => lie(base.Reverse(request));
    }

    /// <summary>The model, that carries out the first operation of a refused commit.</summary>
    private sealed class ForgetfulWorld : ModelInDisguise
    {
        public override WorldAnswer Commit(CommitRequest request)
        {
            var answer = base.Commit(request);
            if (answer.OperationIndex > 0) new ReferenceRules(Honest.State).Execute(request.Operations[0], 0);
            return answer;
        }
    }

    private abstract class ModelInDisguise : IWorldUnderTest
    {
        public WorldSeq Head => Honest.Head;

        protected ReferenceWorld Honest { get; } = NewModel();

        public void Begin(long clockMs) => Honest.Begin(clockMs);

        public virtual WorldAnswer Commit(CommitRequest request) => Honest.Commit(request);

        public virtual WorldAnswer Reverse(ReverseRequest request) => Honest.Reverse(request);

        public ImmutableArray<LandedCommit> Land() => Honest.Land();

        public void RollBack() => Honest.RollBack();

        public PreflightAnswer Preflight(CommitRequest request, long clockMs) => Honest.Preflight(request, clockMs);

        public void SetState(WorldLifecycle lifecycle, OperationalState operational, long clockMs) =>
            Honest.SetState(lifecycle, operational, clockMs);

        public WorldDump Snapshot() => Honest.Snapshot();
    }
}
