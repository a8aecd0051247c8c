using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Testing.Generators;
using CsCheck;
using Xunit.Sdk;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>The instrument itself: generated worlds try everything, and a world that differs is found out.</summary>
public sealed class AgreementRunTests
{
    private const int Retention = 60;

    [Fact]
    public void A_hundred_thousand_operations_provoke_every_code_and_every_operation()
    {
        const int Worlds = 50;
        var statistics = new OutcomeStatistics();
        for (var seed = 1ul; seed <= Worlds; seed++)
        {
            var run = Run(new ReferenceWorld(WorldSeq.None, Retention), seed);
            run.Send(100_000 / Worlds);
            statistics.Add(run.Statistics);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(statistics.ToString());
        Assert.Empty(statistics.Missing(AgreementRun.ReachableCodes, AgreementRun.ReachableOperations));
        Assert.InRange(statistics.RefusedPercent, 25, 45);
        Assert.True(statistics.Replays > 100, "Repeats of landed commits are part of it.");
    }

    [Fact]
    public void The_same_seed_sends_the_same_commits()
    {
        var first = new ReferenceWorld(WorldSeq.None, Retention);
        var second = new ReferenceWorld(WorldSeq.None, Retention);
        Run(first, 7).Send(500);
        Run(second, 7).Send(500);
        Assert.Equal(first.Head, second.Head);
        Assert.Equal(first.Snapshot(), second.Snapshot());
    }

    [Fact]
    public void A_tape_of_any_numbers_makes_a_world() => WorldTapes.Tape.Sample(
        tape =>
        {
            var choices = new TapeChoices(tape);
            var run = new AgreementRun(new ReferenceWorld(WorldSeq.None, Retention), Retention, choices, "tape");
            do run.SendOne();
            while (!choices.HasEnded);
        },
        iter: 50);

    [Theory]
    [InlineData(ErrorCode.Overlap, ErrorCode.OutOfBounds)]
    [InlineData(ErrorCode.StackLimit, ErrorCode.CeilingExceeded)]
    [InlineData(ErrorCode.IdempotencyExpired, ErrorCode.IdempotencyKeyReused)]
    public void A_world_that_gives_another_code_is_found_out(ErrorCode right, ErrorCode wrong)
    {
        var liar = new LyingWorld(answer =>
            answer.Refusal == right ? WorldAnswer.Refused(wrong, answer.OperationIndex) : answer);
        var run = Run(liar, 1);
        var failure = Assert.Throws<FailException>(() => run.Send(20_000));
        Assert.Contains($"{right}", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{wrong}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_world_that_keeps_something_of_a_refused_commit_is_found_out()
    {
        var run = Run(new ForgetfulWorld(), 1);
        var failure = Assert.Throws<FailException>(() => run.Send(20_000));
        Assert.Contains("model -, world +", failure.Message, StringComparison.Ordinal);
    }

    private static AgreementRun Run(IWorldUnderTest world, ulong seed) =>
        new(world, Retention, new SeededChoices(seed), $"seed {seed}");

    /// <summary>The model, whose answers are changed on their way.</summary>
    private sealed class LyingWorld(Func<WorldAnswer, WorldAnswer> lie) : IWorldUnderTest
    {
        private readonly ReferenceWorld _honest = new(WorldSeq.None, Retention);

        public WorldSeq Head => _honest.Head;

        public WorldAnswer Commit(CommitRequest request, long timeMs) => lie(_honest.Commit(request, timeMs));

        public WorldDump Snapshot() => _honest.Snapshot();
    }

    /// <summary>The model, that carries out the first operation of a refused commit.</summary>
    private sealed class ForgetfulWorld : IWorldUnderTest
    {
        private readonly ReferenceWorld _honest = new(WorldSeq.None, Retention);

        public WorldSeq Head => _honest.Head;

        public WorldAnswer Commit(CommitRequest request, long timeMs)
        {
            var answer = _honest.Commit(request, timeMs);
            if (answer.OperationIndex > 0) new ReferenceRules(_honest.State).Execute(request.Operations[0], 0);
            return answer;
        }

        public WorldDump Snapshot() => _honest.Snapshot();
    }
}
