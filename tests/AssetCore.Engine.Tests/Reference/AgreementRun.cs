using AssetCore.Errors;
using AssetCore.Operations;
using AssetCore.Testing.Generators;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Lets the model and a world under test live the same generated life. If they disagree, the test fails with the seed
/// and the shortest life found in which they still do.
/// </summary>
/// <param name="newWorld">Makes a new world.</param>
/// <param name="limits">The limits of such a world.</param>
/// <param name="choices">Where the steps come from.</param>
/// <param name="origin">Where the choices come from, for the message of a failure: the seed, say.</param>
internal sealed class AgreementRun(
    Func<IWorldUnderTest> newWorld, KeyRetention limits, IChoices choices, string origin)
{
    // Comparing all of the state costs more than a commit.
    private const int BatchesBetweenStates = 25;
    private const int BatchesBetweenReads = 500;
    private const long ClockMs = 1_000_000;

    private readonly IWorldUnderTest _world = newWorld();
    private readonly StepGenerator _generator = new(choices, ClockMs);
    private readonly List<Step> _steps = [];
    private Agreement? _agreement;

    /// <summary>What became of the commits so far.</summary>
    public OutcomeStatistics Statistics => Life.Statistics;

    /// <summary>
    /// All that a generated request can be refused with: every code of the write path that a world has rules for.
    /// </summary>
    public static IReadOnlyList<ErrorCode> ReachableCodes { get; } =
    [
        ErrorCode.MalformedRequest, ErrorCode.InvalidId, ErrorCode.NamespaceNotFound, ErrorCode.ContainerNotFound,
        ErrorCode.ClassNotFound, ErrorCode.InstanceNotFound, ErrorCode.HoldNotFound, ErrorCode.CommitNotFound,
        ErrorCode.ContainerAlreadyExists, ErrorCode.ClassAlreadyExists, ErrorCode.IdempotencyKeyReused,
        ErrorCode.IdempotencyExpired, ErrorCode.WorldSeqMismatch, ErrorCode.ReverseConflict, ErrorCode.AlreadyReversed,
        ErrorCode.AlreadyAttached, ErrorCode.HoldAlreadyExists, ErrorCode.ShapeInUse, ErrorCode.WorldReadOnly,
        ErrorCode.InvalidQuantity, ErrorCode.InsufficientBalance, ErrorCode.CeilingExceeded, ErrorCode.QuantityOverflow,
        ErrorCode.ScaleMismatch, ErrorCode.WrongContainerKind, ErrorCode.UnregisteredClassShape,
        ErrorCode.UnregisteredClassExtent, ErrorCode.ClassNotAllowed, ErrorCode.SameLocation, ErrorCode.CommitTooLarge,
        ErrorCode.OutOfBounds, ErrorCode.Overlap, ErrorCode.SlotOccupied, ErrorCode.SlotEmpty, ErrorCode.StackLimit,
        ErrorCode.HasChildren, ErrorCode.NotAttached, ErrorCode.WouldCreateCycle, ErrorCode.ContainerNotEmpty,
        ErrorCode.ContainerHasHolds, ErrorCode.InstanceNotPlaced, ErrorCode.RequirementFailed, ErrorCode.WorldDraining,
    ];

    /// <summary>Operations that generated lives are made of: all there are.</summary>
    public static IReadOnlyList<OperationCode> ReachableOperations { get; } =
        [.. Enum.GetValues<OperationCode>().Where(code => code != OperationCode.None)];

    private Agreement Life => _agreement ??= new Agreement(_world, limits, BatchesBetweenStates, BatchesBetweenReads);

    /// <summary>Lives so many operations or a few more.</summary>
    public void Live(int operations)
    {
        while (Statistics.Operations < operations) TakeOne();
        Finish();
    }

    /// <summary>Takes one step.</summary>
    public void TakeOne()
    {
        var step = _generator.Next(Life);
        _steps.Add(step);
        Try(() => Life.Take(step), isFinished: false);
    }

    /// <summary>Ends the last batch, compares all of the state, and replays the log.</summary>
    public void Finish()
    {
        Try(Life.Finish, isFinished: true);
        if (_world is IReplayableWorld replayable) Try(replayable.CheckReplay, isFinished: true);
    }

    private void Try(Action take, bool isFinished)
    {
        try
        {
            take();
        }
        catch (Exception difference)
        {
            Fail(difference, isFinished);
        }
    }

    private void Fail(Exception difference, bool isFinished)
    {
        // What shows in an answer is looked for in answers alone: that is many times faster.
        var batchesBetweenStates = difference is Disagreement { IsOfStates: true } ? 1 : BatchesBetweenStates;
        var shortest = new AgreementShrinker(steps => Failure(steps, batchesBetweenStates, isFinished) is not null)
            .Shrink([.. _steps]);
        var end = Failure(shortest, batchesBetweenStates, isFinished);
        Assert.Fail(
            $"{origin}, step {_steps.Count}: {Text(difference)}\n\n"
            + $"The shortest life found, {shortest.Length} steps, ends so:\n{Text(end)}\n"
            + string.Join('\n', shortest));
    }

    /// <summary>What differs; where it was thrown, if a world threw it.</summary>
    private static string? Text(Exception? difference) =>
        difference is Disagreement ? difference.Message : difference?.ToString();

    /// <summary>How a life ends: null if in agreement. Whatever a world throws is a difference too.</summary>
    private Exception? Failure(IReadOnlyList<Step> steps, int batchesBetweenStates, bool isFinished)
    {
        var world = newWorld();
        var life = new Agreement(world, limits, batchesBetweenStates, BatchesBetweenReads);
        try
        {
            foreach (var step in steps) life.Take(step);
            if (!isFinished) return null;
            life.Finish();
            if (world is IReplayableWorld replayable) replayable.CheckReplay();
            return null;
        }
        catch (Exception difference)
        {
            return difference;
        }
    }
}
