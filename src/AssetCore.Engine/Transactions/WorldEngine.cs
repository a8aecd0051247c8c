using AssetCore.Commits;
using AssetCore.Engine.Checkpoints;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Frames;
using AssetCore.Format.Hashing;
using AssetCore.Format.Requests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Engine.Transactions;

/// <summary>
/// The writer's engine of one world: judges commits one after another, keeps what undoes the whole batch until its
/// append is known, and recovers by replay. Pure and synchronous; one caller at a time.
/// </summary>
/// <remarks>
/// The life of a batch: <see cref="BeginBatch"/>; unless <see cref="IsOfReleasesAlone"/>, <see cref="Execute"/> and
/// <see cref="ExecuteDirective"/> any number of times; <see cref="Seal"/> if <see cref="HasCommits"/>; then
/// <see cref="Accept"/> or <see cref="RollBack"/>. An exception other than one for wrong use leaves an engine that
/// refuses every further call: drop it and replay the log.
/// </remarks>
public sealed class WorldEngine
{
    /// <summary>Commits that <see cref="Expect"/> looks at: a few times what a core waits for side by side.</summary>
    public const int CommitsExpectedMax = 16;

    private readonly CommitRun _run;
    private readonly BatchJournal _journal;
    private readonly IdempotencyTable _keys;
    private readonly EncodingBuffer _directiveRequest = new(256);
    private EnginePhase _phase = EnginePhase.Idle;
    private long _openTimeMs;

    // What expected_world_seq meets: the releases at the start of a batch are nothing that its callers could know.
    private WorldSeq _headExpected;

    // The open batch has released as many holds as it may, and more are expired.
    private bool _moreAreExpired;

    /// <summary>The engine of a world before its first batch.</summary>
    /// <param name="world">The world.</param>
    public WorldEngine(WorldId world)
        : this(world, new WorldState(), new IdempotencyTable())
    {
    }

    private WorldEngine(WorldId world, WorldState state, IdempotencyTable keys)
    {
        (World, State, _keys) = (world, state, keys);
        _run = new CommitRun(State);
        _journal = new BatchJournal(State);
    }

    /// <summary>The world.</summary>
    public WorldId World { get; }

    /// <summary>The state, with every commit of the open batch applied. Only for reading.</summary>
    public WorldState State { get; }

    /// <summary>The keys that are remembered.</summary>
    internal IdempotencyTable Keys => _keys;

    /// <summary>The last sequence number, commits of the open batch included.</summary>
    public WorldSeq Head => State.Head;

    /// <summary>The number of the last batch that is accepted or replayed.</summary>
    public BatchNumber Batch => State.Batch;

    /// <summary>
    /// The time of the open or sealed batch, otherwise of the last one accepted or replayed, in milliseconds since
    /// 1970-01-01 UTC. A batch without commits leaves no trace here either.
    /// </summary>
    public long TimeMs => _phase is EnginePhase.Open or EnginePhase.Sealed ? _openTimeMs : State.TimeMs;

    /// <summary>True if the open batch holds a commit.</summary>
    public bool HasCommits => _phase is EnginePhase.Open or EnginePhase.Sealed && _journal.CommitCount > 0;

    /// <summary>Bytes of the open batch's payload.</summary>
    public int PayloadBytes => _phase is EnginePhase.Open or EnginePhase.Sealed ? _journal.Payload.Length : 0;

    /// <summary>The hash over everything.</summary>
    public Hash128 StateHash => State.StateHash;

    /// <summary>
    /// True if more holds are expired than the open batch may release: it takes nothing else. Seal it, append it and
    /// accept it; then begin again.
    /// </summary>
    public bool IsOfReleasesAlone => _phase is EnginePhase.Open or EnginePhase.Sealed && _moreAreExpired;

    /// <summary>The engine of a world at the end of a checkpoint.</summary>
    /// <param name="world">The world.</param>
    /// <param name="restored">The checkpoint's state, read with its keys; the engine's own from now on.</param>
    /// <exception cref="ArgumentException">The keys were passed over.</exception>
    public static WorldEngine Restore(WorldId world, RestoredState restored) =>
        new(world, restored.State, restored.Keys
            ?? throw new ArgumentException("A writer needs the keys of its checkpoint.", nameof(restored)));

    /// <summary>
    /// Opens a batch. Its time is the later of the clock and the last batch's time. Holds that are expired by then, or
    /// at this head, are released first, by commits of the world: so the batch may have commits before anything is
    /// judged, and they stay when all that is judged is refused.
    /// </summary>
    /// <exception cref="InvalidOperationException">A batch is open.</exception>
    public void BeginBatch(long clockMs)
    {
        Require(EnginePhase.Idle, "No batch may be open.");
        _phase = EnginePhase.Broken;
        _journal.Begin();
        _openTimeMs = Math.Max(State.TimeMs, clockMs);
        ReleaseExpiredHolds();
        _phase = EnginePhase.Open;
    }

    /// <summary>
    /// Tells which commits are to be judged next, as many as count: what judging them reads is on its way into the
    /// processor's cache meanwhile. Changes nothing.
    /// </summary>
    /// <param name="commits">
    /// The commits, in order; more than <see cref="CommitsExpectedMax"/> are passed over.
    /// </param>
    public void Expect(ReadOnlySpan<PreparedCommit> commits)
    {
        if (commits.Length > CommitsExpectedMax) commits = commits[..CommitsExpectedMax];
        for (var i = 0; i < commits.Length; i++) _keys.Prefetch(commits[i].KeyDigest, i);
    }

    /// <summary>
    /// Judges one commit in the order of the contract (idempotency, state of the world, expected_world_seq, operations)
    /// and keeps its effects in the open batch, or refuses it and leaves the state identical.
    /// </summary>
    /// <exception cref="InvalidOperationException">No batch is open that takes commits.</exception>
    /// <exception cref="ArgumentException">The commit names a subject and is not sealed.</exception>
    public CommitOutcome Execute(PreparedCommit commit)
    {
        RequireOpen();
        RequireSealed(commit);
        if (JudgeWhole(commit, out var replay) is { } refusal) return CommitOutcome.Refused(refusal);
        if (replay is not null) return CommitOutcome.Committed(replay);
        _phase = EnginePhase.Broken;
        if (_run.Execute(commit) is { } refused)
        {
            _phase = EnginePhase.Open;
            return CommitOutcome.Refused(refused);
        }

        var entry = Keep(commit.Canonical.Span, commit.KeyDigest, commit.RequestDigest, isOfWorld: false);
        _keys.Add(entry, State.World!);
        State.KeysHash += entry.Hash;
        _phase = EnginePhase.Open;
        return CommitOutcome.Committed(Receipts.Of(World, entry, commit.Request, isReplay: false));
    }

    /// <summary>A commit that the world makes itself. Its preconditions are the caller's to check.</summary>
    /// <exception cref="InvalidOperationException">No batch is open that takes commits.</exception>
    /// <exception cref="ArgumentException">
    /// The directive is for the index of worlds and this is another world.
    /// </exception>
    public CommitReceipt ExecuteDirective(WorldDirective directive)
    {
        RequireOpen();
        if (directive is WorldDirective.SetIndex && World != WorldId.Index)
            throw new ArgumentException($"World {World} is not the index of worlds.", nameof(directive));
        _phase = EnginePhase.Broken;
        _run.Execute(directive);
        var receipt = KeepOfWorld(directive.Reason);
        _phase = EnginePhase.Open;
        return receipt;
    }

    /// <summary>
    /// Closes the open batch for appending. Its payload stays valid until <see cref="Accept"/> or <see
    /// cref="RollBack"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">No batch with a commit is open.</exception>
    public BatchContent Seal()
    {
        Require(EnginePhase.Open, "A batch must be open.");
        if (_journal.CommitCount == 0) throw new InvalidOperationException("A batch without commits is not sealed.");
        _phase = EnginePhase.Sealed;
        return new BatchContent(
            _journal.FirstWorldSeq, Head, _journal.CommitCount, _openTimeMs, StateHash, _journal.Payload);
    }

    /// <summary>
    /// The sealed batch is durable: what would undo it is dropped. Also ends an open batch without commits.
    /// </summary>
    /// <exception cref="InvalidOperationException">A batch with commits is not sealed, or there is no
    /// batch.</exception>
    public void Accept()
    {
        if (_phase == EnginePhase.Sealed) State.SetBatch(State.Batch.Next, _openTimeMs);
        else if (_phase != EnginePhase.Open || _journal.CommitCount > 0)
            throw new InvalidOperationException("The batch must be sealed.");
        _keys.Accept();
        _phase = EnginePhase.Idle;
    }

    /// <summary>The batch, open or sealed, is definitely not in the log: every trace of it is undone.</summary>
    /// <exception cref="InvalidOperationException">There is no batch.</exception>
    public void RollBack()
    {
        if (_phase is not (EnginePhase.Open or EnginePhase.Sealed))
            throw new InvalidOperationException("There is no batch.");
        _phase = EnginePhase.Broken;
        _journal.Undo();
        _keys.RollBack();
        _phase = EnginePhase.Idle;
    }

    /// <summary>
    /// Judges a commit as <see cref="Execute"/> would in a batch of its own begun now, expired holds released before
    /// it, and undoes it all. The report holds the commit's events alone. More expired holds than one batch releases
    /// are the business of commits, which release them for good: until then the answer is <c>OVERLOADED</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A batch is open.</exception>
    /// <exception cref="ArgumentException">The commit names a subject and is not sealed.</exception>
    public PreflightOutcome Preflight(PreparedCommit commit, long clockMs)
    {
        RequireSealed(commit);
        var head = Head;
        BeginBatch(clockMs);
        _phase = EnginePhase.Broken;
        CommitReceipt? replay = null;
        var refusal = _moreAreExpired
            ? CommitRejections.TooManyExpired(World, HoldExpiry.HoldsPerBatchMax)
            : JudgeWhole(commit, out replay);
        PreflightReport? report = null;
        if (refusal is null && replay is null)
        {
            refusal = _run.Execute(commit);
            if (refusal is null)
            {
                report = PreflightReports.Of(commit.Request, _run.Trail, State, head);
                _run.Undo();
            }
        }

        _journal.Undo();
        _phase = EnginePhase.Idle;
        return new PreflightOutcome(report, replay, refusal);
    }

    /// <summary>
    /// Recovery: applies a batch of the log through L1 alone, holding every before-value against the state, checking
    /// the sequence and the state hash of the header, and filling the idempotency table.
    /// </summary>
    /// <exception cref="ReplayMismatchException">The batch does not fit the state.</exception>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    /// <exception cref="InvalidOperationException">A batch is open.</exception>
    public void Replay(in FrameHeader header, ReadOnlySpan<byte> payload)
    {
        Require(EnginePhase.Idle, "No batch may be open.");
        _phase = EnginePhase.Broken;
        BatchVerifier.Apply(World, State, _keys, header, payload);
        _keys.Accept();
        _phase = EnginePhase.Idle;
    }

    private Rejection? JudgeWhole(PreparedCommit commit, out CommitReceipt? replay)
    {
        replay = null;
        if (State.World is not { Lifecycle: WorldLifecycle.Provisioned, Operational: var operational })
            return CommitRejections.NamespaceNotFound(World);
        if (_keys.TryFind(commit.KeyDigest, out var entry))
        {
            if (entry.Request != commit.RequestDigest) return CommitRejections.KeyReused(entry.WorldSeqStart);
            replay = Receipts.Of(World, entry, commit.Request, isReplay: true);
            return null;
        }

        if (commit.Request.FirstSentWorldSeq is { } firstSent && firstSent < _keys.ForgottenThrough)
            return CommitRejections.Expired(firstSent, _keys.ForgottenThrough);
        if (JudgeState(operational) is { } closed) return closed;
        if (commit.Request.ExpectedWorldSeq is { } expected && expected != _headExpected)
            return CommitRejections.WorldSeqMismatch(expected, _headExpected);
        return null;
    }

    private Rejection? JudgeState(OperationalState state)
    {
        if (state.Frozen) return CommitRejections.ReadOnly(World, "frozen");
        if (state.WriteMode == WriteMode.ReadOnly) return CommitRejections.ReadOnly(World, "read_only");
        return state.Draining ? CommitRejections.Draining(World) : null;
    }

    // The commits by which a batch begins: see HoldExpiry.
    private void ReleaseExpiredHolds()
    {
        var head = Head;
        var holds = HoldExpiry.Find(State, _openTimeMs);
        _moreAreExpired = holds.Length > HoldExpiry.HoldsPerBatchMax;
        if (_moreAreExpired) holds = holds[..HoldExpiry.HoldsPerBatchMax];
        while (!holds.IsEmpty)
        {
            var count = Math.Min(holds.Length, HoldExpiry.HoldsPerCommitMax);
            _run.Release(holds[..count]);
            KeepOfWorld(HoldExpiry.Reason);
            holds = holds[count..];
        }

        _headExpected = head;
    }

    private CommitReceipt KeepOfWorld(string reason)
    {
        var request = RequestCodec.OfWorld(reason);
        _directiveRequest.Truncate(0);
        RequestCodec.Encode(_directiveRequest, request);
        var canonical = _directiveRequest.Span;
        var entry = Keep(canonical, Hash128.Zero, Digest.OfBytes(canonical), isOfWorld: true);
        return Receipts.Of(World, entry, request, isReplay: false);
    }

    private IdempotencyEntry Keep(ReadOnlySpan<byte> canonical, Hash128 key, Hash128 request, bool isOfWorld)
    {
        var start = Head.Next;
        var end = new WorldSeq(Head.Value + _run.Trail.Count);
        var commit = new CommitRecord
        {
            IsOfWorld = isOfWorld,
            KeyDigest = key,
            RequestDigest = request,
            WorldSeqStart = start,
            WorldSeqEnd = end,
            FirstMinted = _run.FirstMinted,
            Canonical = canonical,
            EventCounts = _run.EventCounts,
            Events = _run.Trail.Bytes.Span,
        };
        Invariant.Holds(_run.Trail.Count > 0, "a commit that changes nothing is noted by an event");
        _journal.Add(commit, _run.Trail);
        State.SetHead(end);
        _headExpected = end;
        return IdempotencyEntry.Of(commit, _openTimeMs);
    }

    private void RequireOpen()
    {
        Require(EnginePhase.Open, "A batch must be open.");
        if (IsOfReleasesAlone)
            throw new InvalidOperationException("The batch is of releases alone: accept it and begin another.");
    }

    // The last line of defence: what is judged is logged, and the log must never hold what a subject's key is to hide.
    private static void RequireSealed(PreparedCommit commit)
    {
        if (commit.NeedsSeal)
            throw new ArgumentException("A commit about a subject is sealed before it is judged.", nameof(commit));
    }

    private void Require(EnginePhase phase, string rule)
    {
        if (_phase == phase) return;
        throw new InvalidOperationException(
            _phase == EnginePhase.Broken ? "The engine failed before: drop it and replay the log." : rule);
    }
}
