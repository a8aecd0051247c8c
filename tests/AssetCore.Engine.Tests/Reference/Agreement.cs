using AssetCore.Ids;
using AssetCore.Testing.Generators;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Takes every step with the model and with a world under test, and throws at the first step after which they differ:
/// in the answer, the head, the numbers of events, or in what reads show.
/// </summary>
/// <remarks>Any list of steps can be taken: what does not fit, like a commit outside a batch, is made to fit.</remarks>
/// <param name="underTest">A new world.</param>
/// <param name="limits">The limits of that world.</param>
/// <param name="statesEvery">After how many batches all of the state is compared; 1 for every one.</param>
/// <param name="readsEvery">After how many batches every question is asked.</param>
internal sealed class Agreement(IWorldUnderTest underTest, KeyRetention limits, int statesEvery, int readsEvery)
{
    private readonly Dictionary<int, Landed> _landed = [];
    private readonly Dictionary<int, Landed> _open = [];
    private readonly List<int> _landedInOrder = [];
    private readonly WorldSeq _genesis = underTest.Head;
    private string _beforeBatch = "";
    private long _clockMs;
    private int _batches;

    /// <summary>A commit that took place: its events, and what reads showed before it.</summary>
    private sealed record Landed(long Start, long End, string ContentBefore);

    /// <summary>The model.</summary>
    public ReferenceWorld Model { get; } = new(underTest.Head, limits);

    /// <summary>True between the beginning and the end of a batch.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The steps whose commits stand in the log, in order of sequence.</summary>
    public IReadOnlyList<int> LandedSteps => _landedInOrder;

    /// <summary>What became of the commits so far.</summary>
    public OutcomeStatistics Statistics { get; } = new();

    /// <summary>Takes one step.</summary>
    /// <exception cref="Disagreement">The two differ after it.</exception>
    public void Take(Step step)
    {
        switch (step)
        {
            case Step.Begin begin: Begin(begin.ClockMs); break;
            case Step.Commit commit: Send(commit); break;
            case Step.Reverse reverse: Send(reverse); break;
            case Step.Land: Land(); break;
            case Step.RollBack: RollBack(); break;
            case Step.Preflight preflight: Send(preflight); break;
            case Step.SetState set: Set(set); break;
            default: throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such step.");
        }

        Agree("head", Model.Head, underTest.Head);
    }

    /// <summary>Ends the last batch and compares all of the state.</summary>
    /// <exception cref="Disagreement">The two differ.</exception>
    public void Finish()
    {
        Land();
        CompareStates();
        CompareReads();
    }

    private void Begin(long clockMs)
    {
        Land();
        _clockMs = clockMs;
        _beforeBatch = Fingerprint();
        Model.Begin(clockMs);
        underTest.Begin(clockMs);
        IsOpen = true;
        Agree("head after the release of holds", Model.Head, underTest.Head);
    }

    private void Send(Step.Commit step)
    {
        if (!IsOpen) Begin(_clockMs);
        var (state, content) = (Fingerprint(), Content());
        var expected = Model.Commit(step.Request);
        var found = underTest.Commit(step.Request);
        DocumentedErrors.Check(step.Request, found);
        Statistics.Record(step.Request, expected.Refusal, expected.OperationIndex, expected.IdempotentReplay);
        Compare(step.Id, expected, found, state, content);
    }

    private void Send(Step.Reverse step)
    {
        if (!IsOpen) Begin(_clockMs);
        var (state, content) = (Fingerprint(), Content());
        var target = _landed.GetValueOrDefault(step.Target);
        var start = step.Target == Step.Reverse.Genesis ? _genesis.Value : target?.Start ?? long.MaxValue;
        var request = step.Request with { CommitId = new CommitId(new WorldSeq(start), 0) };
        var head = Model.Head;
        var expected = Model.Reverse(request);
        var found = underTest.Reverse(request);
        Statistics.Record(request.ToCommit(), expected.Refusal, expected.OperationIndex, expected.IdempotentReplay);
        Compare(step.Id, expected, found, state, content);
        if (target?.End == head.Value && expected is { IsCommitted: true, IdempotentReplay: false })
        {
            Agree("what reads show after a commit and its reversal", target.ContentBefore, Content());
        }
    }

    private void Send(Step.Preflight step)
    {
        Land();
        var before = Fingerprint();
        var expected = Model.Preflight(step.Request, step.ClockMs);
        Agree("preflight", expected, underTest.Preflight(step.Request, step.ClockMs));
        Agree("state after a preflight", before, Fingerprint());
    }

    private void Set(Step.SetState step)
    {
        Land();
        if ((Model.Lifecycle, Model.Operational) == (step.Lifecycle, step.Operational)) return;
        Model.SetState(step.Lifecycle, step.Operational, _clockMs);
        underTest.SetState(step.Lifecycle, step.Operational, _clockMs);
    }

    private void Compare(int id, WorldAnswer expected, WorldAnswer found, string stateBefore, string contentBefore)
    {
        Agree("answer", expected, found);
        if (expected is not { IsCommitted: true, IdempotentReplay: false })
        {
            Agree("state after a commit that does nothing", stateBefore, Fingerprint());
            return;
        }

        _open.TryAdd(id, new Landed(expected.WorldSeqStart, expected.WorldSeqEnd, contentBefore));
    }

    private void Land()
    {
        if (!IsOpen) return;
        IsOpen = false;
        var (expected, found) = (Model.Land(), underTest.Land());
        Agree("commits of the batch", string.Join("; ", expected), string.Join("; ", found));
        foreach (var (id, landed) in _open)
        {
            if (_landed.TryAdd(id, landed)) _landedInOrder.Add(id);
        }

        _open.Clear();
        if (expected.IsEmpty) return;
        if (++_batches % statesEvery == 0) CompareStates();
        if (_batches % readsEvery == 0) CompareReads();
    }

    private void RollBack()
    {
        if (!IsOpen) return;
        IsOpen = false;
        _open.Clear();
        Model.RollBack();
        underTest.RollBack();
        Agree("state after a batch that never was", _beforeBatch, Fingerprint());
    }

    private void CompareStates()
    {
        var (model, world) = (Model.Snapshot(), underTest.Snapshot());
        if (!model.Equals(world))
        {
            throw new Disagreement($"states differ; model -, world +:\n{model.DifferenceTo(world)}", isOfStates: true);
        }
    }

    private void CompareReads()
    {
        if (underTest is not IReplayableWorld world) return;
        var reads = new ReferenceReads(Model.State);
        foreach (var question in ReadQuestions.Of(Model.State))
        {
            Agree($"{question}", string.Join('\n', reads.Answer(question)), string.Join('\n', world.Answer(question)));
        }
    }

    private static void Agree<T>(string what, T expected, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            throw new Disagreement($"{what}\nthe model says: {expected}\nthe world says: {found}");
        }
    }

    /// <summary>A hash of all of the state where the world keeps one, else nothing.</summary>
    private string Fingerprint() => underTest is IReplayableWorld hashed ? hashed.StateFingerprint : "";

    private string Content() => underTest is IReplayableWorld hashed ? hashed.ContentFingerprint : "";
}
