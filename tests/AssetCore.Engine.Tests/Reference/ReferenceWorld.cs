using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// One world as the contract describes it: slow, plain, and written without a look at the engine. A commit works on a
/// copy of the whole state, which is thrown away if it is refused; a batch keeps what was before it until it lands.
/// </summary>
/// <param name="head">The sequence number that the world starts with; all before are commits of the world.</param>
/// <param name="limits">What the world remembers.</param>
internal sealed partial class ReferenceWorld(WorldSeq head, KeyRetention limits) : IWorldUnderTest
{
    private const int ReleasesPerCommitMax = 8_192;

    private readonly List<Past> _history = [];
    private readonly List<LandedCommit> _batch = [];
    private readonly WorldSeq _beginning = head;
    private ReferenceState _state = new();
    private ReferenceKeys _keys = new(limits);
    private Before? _before;
    private WorldSeq _headBeforeRelease;
    private long _timeMs;
    private long _batchTimeMs;

    /// <summary>A commit that took place: its events are null if the world made it itself.</summary>
    private sealed record Past(WorldSeq Start, IReadOnlyList<ReferenceChange>? Changes);

    /// <summary>What a batch that never was gives back.</summary>
    private sealed record Before(ReferenceState State, ReferenceKeys Keys, WorldSeq Head, long TimeMs, int Commits);

    /// <inheritdoc />
    public WorldSeq Head { get; private set; } = head;

    /// <summary>The stage of its life.</summary>
    public WorldLifecycle Lifecycle { get; private set; } = WorldLifecycle.Provisioned;

    /// <summary>How it is run.</summary>
    public OperationalState Operational { get; private set; }

    /// <summary>The last event of the youngest commit whose key is forgotten.</summary>
    public WorldSeq ForgottenThrough => _keys.ForgottenThrough;

    /// <summary>The tables. Nobody else changes them.</summary>
    public ReferenceState State => _state;

    /// <inheritdoc />
    public void Begin(long clockMs)
    {
        _before = new Before(_state, _keys.Copy(), Head, _timeMs, _history.Count);
        _batch.Clear();
        _batchTimeMs = Math.Max(_timeMs, clockMs);
        _headBeforeRelease = Head;
        ReleaseExpired();
    }

    /// <inheritdoc />
    public WorldAnswer Commit(CommitRequest request)
    {
        if (ReferenceShape.FirstFault(request) is { } fault)
        {
            return WorldAnswer.Refused(fault.Code, fault.OperationIndex);
        }

        if (AnswerOfState(request) is { } answer) return answer;
        if (request.ExpectedWorldSeq is { } expected && expected != ExpectedHead)
        {
            return WorldAnswer.Refused(ErrorCode.WorldSeqMismatch, null);
        }

        var draft = _state.Copy();
        var rules = new ReferenceRules(draft);
        var counts = ImmutableArray.CreateBuilder<int>();
        for (var index = 0; index < request.Operations.Length; index++)
        {
            var eventsBefore = draft.Changes.Count;
            var refusal = rules.Execute(request.Operations[index], index);
            if (refusal is null && draft.Changes.Count > CommitLimits.EventsMax) refusal = ErrorCode.CommitTooLarge;
            if (refusal is { } code) return WorldAnswer.Refused(code, index);
            counts.Add(draft.Changes.Count - eventsBefore);
        }

        var minted = rules.Minted.OrderBy(pair => pair.Key).Select(pair => new MintedInstance(pair.Key, pair.Value));
        return Take(request, draft, counts.ToImmutable(), minted.ToImmutableArray());
    }

    /// <inheritdoc />
    public WorldAnswer Reverse(ReverseRequest request)
    {
        var commit = request.ToCommit();
        if (AnswerOfState(commit) is { } answer) return answer;
        var start = request.CommitId.WorldSeqStart;
        if (start.Value >= 1 && start <= _beginning) return WorldAnswer.Refused(ErrorCode.ReverseConflict, null);
        if (_history.Find(past => past.Start == start) is not { } past)
        {
            return WorldAnswer.Refused(ErrorCode.CommitNotFound, null);
        }

        if (past.Changes is null) return WorldAnswer.Refused(ErrorCode.ReverseConflict, null);
        if (_state.Marks[start] is not null) return WorldAnswer.Refused(ErrorCode.AlreadyReversed, null);
        var draft = _state.Copy();
        if (!new ReferenceReversal(draft, past.Changes).Apply(start, Head.Next))
        {
            return WorldAnswer.Refused(ErrorCode.ReverseConflict, null);
        }

        return draft.Changes.Count > CommitLimits.EventsMax
            ? WorldAnswer.Refused(ErrorCode.CommitTooLarge, null)
            : Take(commit, draft, [draft.Changes.Count], []);
    }

    /// <inheritdoc />
    public ImmutableArray<LandedCommit> Land()
    {
        _before = null;
        return [.. _batch];
    }

    /// <inheritdoc />
    public void RollBack()
    {
        var commits = 0;
        (_state, _keys, Head, _timeMs, commits) = _before!;
        _history.RemoveRange(commits, _history.Count - commits);
        _before = null;
    }

    /// <inheritdoc />
    public PreflightAnswer Preflight(CommitRequest request, long clockMs)
    {
        var validated = Head.Value;
        Begin(clockMs);
        var answer = Commit(request);
        RollBack();
        return answer is { IsCommitted: true, IdempotentReplay: false }
            ? PreflightAnswer.Possible(validated, answer.EventCount)
            : PreflightAnswer.Of(answer);
    }

    /// <inheritdoc />
    public void SetState(WorldLifecycle lifecycle, OperationalState operational, long clockMs)
    {
        Begin(clockMs);
        (Lifecycle, Operational) = (lifecycle, operational);
        Append(_state.Copy(), 1, null, []);
        Land();
    }

    /// <inheritdoc />
    public WorldDump Snapshot() => _state.Dump();

    /// <summary>R83: the world's own release does not count, until another commit has taken place.</summary>
    private WorldSeq ExpectedHead => _batch.TrueForAll(commit => commit.IsOfWorld) ? _headBeforeRelease : Head;

    /// <summary>R100: what the state of the world and the key say, or null: the commit is to be judged.</summary>
    private WorldAnswer? AnswerOfState(CommitRequest request)
    {
        if (Lifecycle != WorldLifecycle.Provisioned) return WorldAnswer.Refused(ErrorCode.NamespaceNotFound, null);
        if (_keys.Answer(request) is { } answer) return answer;
        if (Operational.Frozen || Operational.WriteMode == WriteMode.ReadOnly)
        {
            return WorldAnswer.Refused(ErrorCode.WorldReadOnly, null);
        }

        return Operational.Draining ? WorldAnswer.Refused(ErrorCode.WorldDraining, null) : null;
    }

    /// <summary>R82, R84: a world that stands still releases nothing.</summary>
    private void ReleaseExpired()
    {
        if (Lifecycle != WorldLifecycle.Provisioned) return;
        if (Operational.Frozen || Operational.WriteMode == WriteMode.ReadOnly) return;
        var expired = _state.Holds
            .Where(hold => hold.Value.ExpiresAtWorldSeq <= Head.Value || hold.Value.ExpiresAtMs <= _batchTimeMs)
            .Select(hold => hold.Key).Order().ToList();
        foreach (var some in expired.Chunk(ReleasesPerCommitMax))
        {
            var draft = _state.Copy();
            var rules = new ReferenceRules(draft);
            foreach (var id in some) rules.Release(id);
            Append(draft, draft.Changes.Count, null, []);
        }
    }

    private WorldAnswer Take(
        CommitRequest request,
        ReferenceState draft,
        ImmutableArray<int> eventsByOperation,
        ImmutableArray<MintedInstance> minted)
    {
        // A commit that changes nothing still has its CommitNoted.
        var start = Append(draft, Math.Max(1, draft.Changes.Count), draft.Changes, eventsByOperation);
        var answer = WorldAnswer.Committed(start.Value, Head.Value, minted, _timeMs);
        _keys.Remember(request, answer);
        return answer;
    }

    private WorldSeq Append(
        ReferenceState draft,
        int events,
        IReadOnlyList<ReferenceChange>? changes,
        ImmutableArray<int> eventsByOperation)
    {
        (_state, _timeMs) = (draft, _batchTimeMs);
        var start = Head.Next;
        Head = new WorldSeq(Head.Value + events);
        _history.Add(new Past(start, changes));
        _batch.Add(new LandedCommit(start.Value, Head.Value, changes is null, eventsByOperation));
        return start;
    }
}
