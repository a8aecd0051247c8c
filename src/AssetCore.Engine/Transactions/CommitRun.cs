using AssetCore.Commits;
using AssetCore.Engine.Operations;
using AssetCore.Engine.Replay;
using AssetCore.Engine.Reversals;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Transactions;

/// <summary>
/// Carries out the operations of one commit, or none of them: on the first refusal its events are read backwards and
/// what they say was before is set again.
/// </summary>
internal sealed class CommitRun
{
    private readonly WorldState _state;
    private readonly WorldWriter _world;
    private readonly EncodingBuffer _eventCounts = new(64);
    private Counters _countersBefore;
    private Hash128 _contentBefore;

    public CommitRun(WorldState state)
    {
        _state = state;
        _world = new WorldWriter(state);
    }

    /// <summary>The events of the commit, 1 or more.</summary>
    public EventTrail Trail => _world.Trail;

    /// <summary>The instances it minted.</summary>
    public IReadOnlyList<MintedInstance> Minted => _world.Minted;

    /// <summary>The first of them; number 0 if there are none.</summary>
    public InstanceId FirstMinted => Minted.Count == 0 ? default : Minted[0].InstId;

    /// <summary>For each operation a varint: the events it caused.</summary>
    public ReadOnlySpan<byte> EventCounts => _eventCounts.Span;

    /// <summary>Carries out the operations of a request, or undoes what it did and says why.</summary>
    public Rejection? Execute(PreparedCommit commit)
    {
        Begin();
        var refusal = commit.Request.Operations is [ReverseCommit reverse]
            ? Reverse(reverse, commit.Reversed)
            : ExecuteAll(commit.Request);
        if (refusal is null && Trail.Count == 0) EventCodec.WriteCommitNoted(Trail.Begin());
        refusal ??= JudgeBytes(commit);
        if (refusal is not null) Undo();
        return refusal;
    }

    /// <summary>Carries out what the world asks of itself.</summary>
    public void Execute(WorldDirective directive)
    {
        Begin();
        switch (directive)
        {
            case WorldDirective.SetWorld set: _world.SetWorld(set.Row); break;
            case WorldDirective.SetIndex set: _world.SetWorldIndex(set.World, set.Row); break;
            case WorldDirective.Note: EventCodec.WriteCommitNoted(Trail.Begin()); break;
            default:
                throw new ArgumentException(
                $"There is no directive {directive.GetType().Name}.", nameof(directive));
        }
    }

    /// <summary>Releases open holds, in this order.</summary>
    public void Release(ReadOnlySpan<HoldId> holds)
    {
        Begin();
        foreach (var id in holds)
        {
            var hold = _state.Holds.Get(id);
            Invariant.Holds(hold is not null, "a hold is open until it is released");
            HoldChange.Release(_world, id, hold);
        }
    }

    /// <summary>Undoes the commit that was carried out last.</summary>
    public void Undo()
    {
        EventApplier.Undo(_state, Trail.Bytes.Span, Trail.Offsets);
        _state.Counters = _countersBefore;
        Invariant.Holds(_state.ContentHash == _contentBefore, "events read backwards restore what they changed");
    }

    private void Begin()
    {
        _world.Clear();
        _eventCounts.Truncate(0);
        _countersBefore = _state.Counters;
        _contentBefore = _state.ContentHash;
    }

    private Rejection? ExecuteAll(CommitRequest request)
    {
        var operations = request.Operations;
        for (var i = 0; i < operations.Length; i++)
        {
            var eventsBefore = Trail.Count;
            _world.OperationIndex = i;
            var refusal = OperationRules.Execute(operations[i], _world);
            if (refusal is null && Trail.Count > CommitLimits.EventsMax)
                refusal = CommitRejections.TooManyEvents(Trail.Count);
            if (refusal is null && _world.Steps > CommitLimits.StepsMax)
                refusal = CommitRejections.TooManySteps(_world.Steps);
            if (refusal is not null) return refusal with { OperationIndex = i };
            _eventCounts.WriteVarint((ulong)(Trail.Count - eventsBefore));
        }

        return null;
    }

    // Refusals of a reversal are about the whole commit.
    private Rejection? Reverse(ReverseCommit operation, ReversedCommit? target)
    {
        var refusal = new Reversal(operation, _world).Execute(target, _state.Head.Next);
        if (refusal is null && Trail.Count > CommitLimits.EventsMax)
            refusal = CommitRejections.TooManyEvents(Trail.Count);
        if (refusal is null) _eventCounts.WriteVarint((ulong)Trail.Count);
        return refusal;
    }

    private Rejection? JudgeBytes(PreparedCommit commit)
    {
        var bytes = (long)commit.Canonical.Length + _eventCounts.Length + Trail.Bytes.Length;
        return bytes > CommitLimits.EncodedBytesMax ? CommitRejections.TooManyBytes(bytes) : null;
    }
}
