using AssetCore.Engine.Operations;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.Transactions;

/// <summary>
/// The commits of the batch that is not yet accepted: their bytes, and what undoes them all. Used again for every
/// batch.
/// </summary>
/// <param name="state">The state.</param>
internal sealed class BatchJournal(WorldState state)
{
    // Kept from batch to batch unless one was far larger than usual.
    private const int PayloadKeptMax = 8 * 1024 * 1024;

    private EncodingBuffer _payload = new();
    private int[] _offsets = new int[1024];
    private int _eventCount;
    private Counters _countersBefore;
    private Hash128 _keysHashBefore;
    private WorldSeq _headBefore;
    private Hash128 _stateHashBefore;

    /// <summary>Commits of the batch.</summary>
    public int CommitCount { get; private set; }

    /// <summary>The first sequence number of the batch.</summary>
    public WorldSeq FirstWorldSeq => _headBefore.Next;

    /// <summary>The commits as bytes; valid until the next batch begins.</summary>
    public ReadOnlyMemory<byte> Payload => _payload.Written;

    /// <summary>Begins a batch.</summary>
    public void Begin()
    {
        if (_payload.Length > PayloadKeptMax) _payload = new EncodingBuffer();
        _payload.Truncate(0);
        CommitCount = 0;
        _eventCount = 0;
        (_countersBefore, _keysHashBefore, _headBefore) = (state.Counters, state.KeysHash, state.Head);
        _stateHashBefore = state.StateHash;
    }

    /// <summary>Adds a commit that has been carried out, with the places of its events.</summary>
    public void Add(in CommitRecord commit, EventTrail trail)
    {
        Invariant.Holds(commit.WorldSeqStart == state.Head.Next, "sequence numbers have no gaps");
        Invariant.Holds(commit.EventCount == trail.Count, "each event has a sequence number");
        var start = BatchCodec.WriteCommit(_payload, commit);
        var count = trail.Count;
        if (_offsets.Length - _eventCount < count)
            Array.Resize(ref _offsets, Math.Max(_offsets.Length * 2, _eventCount + count));
        foreach (var offset in trail.Offsets) _offsets[_eventCount++] = start + offset;
        CommitCount++;
    }

    /// <summary>Undoes every commit of the batch.</summary>
    public void Undo()
    {
        EventApplier.Undo(state, _payload.Span, _offsets.AsSpan(0, _eventCount));
        (state.Counters, state.KeysHash) = (_countersBefore, _keysHashBefore);
        state.SetHead(_headBefore);
        Invariant.Holds(state.StateHash == _stateHashBefore, "events read backwards restore what they changed");
        Begin();
    }
}
