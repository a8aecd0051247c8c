using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Operations;
using AssetCore.Testing.Generators;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Sends the same generated commits to the model and to a world under test and fails at the first commit after which
/// they differ: in the answer, in the head, or in what reads show.
/// </summary>
/// <param name="underTest">A new world.</param>
/// <param name="idempotencyRetention">How many keys that world remembers.</param>
/// <param name="choices">Where the commits come from.</param>
/// <param name="origin">Where the choices come from, for the message of a failure: the seed, say.</param>
internal sealed class AgreementRun(IWorldUnderTest underTest, int idempotencyRetention, IChoices choices, string origin)
{
    private readonly ReferenceWorld _model = new(underTest.Head, idempotencyRetention);
    private readonly CommitGenerator _generator = new(choices);
    private string _before = Fingerprint(underTest);
    private long _timeMs = 1_000_000;

    /// <summary>What became of the commits so far.</summary>
    public OutcomeStatistics Statistics { get; } = new();

    /// <summary>
    /// All that a generated request can be refused with: every code of the write path that this world has rules for.
    /// </summary>
    public static IReadOnlyList<ErrorCode> ReachableCodes { get; } =
    [
        ErrorCode.MalformedRequest, ErrorCode.InvalidId, ErrorCode.ContainerNotFound, ErrorCode.ClassNotFound,
        ErrorCode.InstanceNotFound, ErrorCode.ContainerAlreadyExists, ErrorCode.ClassAlreadyExists,
        ErrorCode.IdempotencyKeyReused, ErrorCode.IdempotencyExpired, ErrorCode.WorldSeqMismatch, ErrorCode.ShapeInUse,
        ErrorCode.InvalidQuantity, ErrorCode.InsufficientBalance, ErrorCode.CeilingExceeded, ErrorCode.QuantityOverflow,
        ErrorCode.ScaleMismatch, ErrorCode.WrongContainerKind, ErrorCode.UnregisteredClassShape,
        ErrorCode.UnregisteredClassExtent, ErrorCode.ClassNotAllowed, ErrorCode.SameLocation, ErrorCode.CommitTooLarge,
        ErrorCode.OutOfBounds, ErrorCode.Overlap, ErrorCode.SlotOccupied, ErrorCode.SlotEmpty, ErrorCode.StackLimit,
        ErrorCode.ContainerNotEmpty,
    ];

    /// <summary>Operations that generated requests are made of: all that the model knows.</summary>
    public static IReadOnlyList<OperationCode> ReachableOperations { get; } =
    [
        OperationCode.CreateContainer, OperationCode.RemoveContainer, OperationCode.RegisterClass,
        OperationCode.RegisterClassShape, OperationCode.AddFungible, OperationCode.RemoveFungible,
        OperationCode.MoveFungible, OperationCode.TransferFungible, OperationCode.TransferMany,
        OperationCode.AddInstance, OperationCode.MoveInstance, OperationCode.PlaceInSlot,
        OperationCode.RemoveFromSlot, OperationCode.SwapSlots,
    ];

    /// <summary>Sends so many operations or a few more.</summary>
    public void Send(int operations)
    {
        var end = Statistics.Operations + operations;
        while (Statistics.Operations < end) SendOne();
    }

    /// <summary>Sends one commit.</summary>
    public void SendOne()
    {
        var request = _generator.Next(_model.View());
        // Some commits share a millisecond, as commits of one batch do.
        _timeMs += choices.Below(3);
        var expected = _model.Commit(request, _timeMs);
        var found = underTest.Commit(request, _timeMs);
        Statistics.Record(request, expected.Refusal, expected.OperationIndex, expected.IdempotentReplay);
        if (!expected.Equals(found)) Fail(request, $"the model says: {expected}\nthe world says: {found}");
        if (underTest.Head != _model.Head)
        {
            Fail(request, $"the model's head is {_model.Head}, the world's {underTest.Head}");
        }

        if (expected is { IsCommitted: true, IdempotentReplay: false }) CompareStates(request);
        else if (Fingerprint(underTest) != _before) Fail(request, $"nothing was to change, but:\n{Difference()}");
    }

    /// <summary>Fails unless replaying its events alone leads a second world to the same state.</summary>
    public void CheckReplay(IReplayableWorld world)
    {
        var replayed = world.Replayed();
        Assert.Equal(world.Head, replayed.Head);
        Assert.Equal("", world.Snapshot().DifferenceTo(replayed.Snapshot()));
        Assert.Equal(world.StateFingerprint, replayed.StateFingerprint);
    }

    /// <summary>
    /// All of the state as text: a hash of it where the world keeps one, which also covers what reads do not show.
    /// </summary>
    private static string Fingerprint(IWorldUnderTest world) =>
        world is IReplayableWorld hashed ? hashed.StateFingerprint : world.Snapshot().ToString();

    private void CompareStates(CommitRequest request)
    {
        if (!_model.Snapshot().Equals(underTest.Snapshot())) Fail(request, Difference());
        _before = Fingerprint(underTest);
    }

    private string Difference() => $"model -, world +:\n{_model.Snapshot().DifferenceTo(underTest.Snapshot())}";

    private void Fail(CommitRequest request, string difference) =>
        Assert.Fail(
            $"{origin}, commit {Statistics.Commits}, head {_model.Head}\n"
            + $"{RequestText.Describe(request)}\n{difference}");
}
