using System.Buffers;
using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Writing;

/// <summary>The writer of one world's log. One caller at a time, which is checked; any scheduler.</summary>
public sealed class WorldLog : IAsyncDisposable
{
    /// <summary>
    /// How often a new writer lets the old one append first before it cuts the segment off: once may be a batch that
    /// was on its way, twice is a writer that goes on.
    /// </summary>
    private const int BehindsMax = 2;

    private readonly WorldId _world;
    private readonly WorldLogOptions _options;
    private readonly TimeProvider _time;
    private readonly IAsyncDisposable _lease;
    private readonly WriterClaim _claim;
    private readonly FramePlacer _placer;
    private readonly SegmentRoller _roller;
    private long? _confirmed;
    private int _behinds;
    private string? _endedBecause;
    private int _callers;

    private WorldLog(
        ILogStore store,
        WorldId world,
        WorldLogOptions options,
        WriterClaim claim,
        TimeProvider time,
        IAsyncDisposable lease,
        (LogPosition End, LogRecovery Recovery) opened)
    {
        (_world, _options, _time, _lease, _claim) = (world, options, time, lease, claim);
        Recovery = opened.Recovery;
        _placer = new FramePlacer(store, world, options, claim, time, opened.End);
        _roller = new SegmentRoller(store, world, options, claim, _placer);
    }

    /// <summary>The durable end of the log, as far as this writer has written or read.</summary>
    public LogHead Head => _placer.Position.Tip.Head;

    /// <summary>
    /// The epoch of this writer's next frame. Before its first append it is the one that it would claim if nobody else
    /// did until then.
    /// </summary>
    public Epoch Epoch => _placer.Epoch;

    /// <summary>
    /// True if it has been longer than <see cref="WorldLogOptions.OwnershipAgeMax"/> since this writer last proved that
    /// the world is its own, by an append or by <see cref="ConfirmAsync"/>. Then an answer that appends nothing might
    /// rest on a state that another writer has moved on from.
    /// </summary>
    public bool IsConfirmationDue =>
        _confirmed is not { } moment || _time.GetElapsedTime(moment) > _options.OwnershipAgeMax;

    /// <summary>What opening the log found in it.</summary>
    public LogRecovery Recovery { get; }

    /// <summary>
    /// Takes the store's right to write, loads a checkpoint, reads and verifies the log behind it to its end, handing
    /// every batch to <paramref name="sink"/>, and holds the end against what the manifest knows. Writes nothing: an
    /// idle writer leaves no trace. (A file whose last append was torn by a crash is cut back to its last whole frame.)
    /// </summary>
    /// <param name="store">Where the log is.</param>
    /// <param name="world">Whose log.</param>
    /// <param name="options">How it is written; unchanged from now on.</param>
    /// <param name="identity">Who writes it.</param>
    /// <param name="time">The clock of timeouts and pauses.</param>
    /// <param name="start">Loads a checkpoint and tells where it stands.</param>
    /// <param name="sink">
    /// Takes every batch behind the start in order; what it throws ends the opening and comes out of it.
    /// </param>
    /// <param name="progress">Told now and then how far the reading has come, and at the end.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="WriterHeldException">Another process holds the store's right to write this world.</exception>
    /// <exception cref="LogCorruptException">
    /// A frame or the manifest does not verify, the chain does not fit, or the log lacks what the manifest knows of.
    /// </exception>
    /// <exception cref="StorageUnavailableException">
    /// The store did not answer within the budget, or the import of the world has not ended.
    /// </exception>
    /// <exception cref="WorldPurgedException">The world's bytes were freed.</exception>
    public static async ValueTask<WorldLog> OpenAsync(
        ILogStore store,
        WorldId world,
        WorldLogOptions options,
        WriterIdentity identity,
        TimeProvider time,
        ILogStart start,
        IBatchSink sink,
        IProgress<RecoveryProgress>? progress,
        CancellationToken cancellationToken)
    {
        var granted = await store.AcquireWriterAsync(world, cancellationToken).ConfigureAwait(false);
        if (granted.HeldBy is { } holder) throw new WriterHeldException(world, holder);
        var lease = granted.Lease
            ?? throw new StorageUnavailableException(world, "grant the right to write", granted.Failure);
        WorldLog? log = null;
        try
        {
            var manifests = new ManifestStore(store, world, time, options.StoreCallTimeout);
            var manifest = await manifests.LookAsync(cancellationToken).ConfigureAwait(false);
            if (manifest?.Purge is { } purge) throw new WorldPurgedException(world, purge);
            if (manifest is { IsImporting: true })
                throw new StorageUnavailableException(world, "be written to", "its import has not ended: repeat it");
            var from = await start.LoadAsync(manifest, cancellationToken).ConfigureAwait(false);
            var opening = new LogOpening(store, world, options, time, manifest, sink, progress);
            var opened = await opening.ReadAsync(from, cancellationToken).ConfigureAwait(false);
            var claim = new WriterClaim(manifests, world, identity, time, manifest);
            return log = new WorldLog(store, world, options, claim, time, lease, opened);
        }
        finally
        {
            if (log is null) await lease.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Frames the batch as the next of the chain (the first of this writer opens its epoch), rolls the segment if a
    /// limit asks for it, appends, and finds out what became of it within <see cref="WorldLogOptions.AppendTimeout"/>.
    /// The batch's payload is read until the call completes and never afterwards.
    /// </summary>
    /// <param name="batch">The batch that follows <see cref="Head"/>.</param>
    /// <param name="cancellationToken">
    /// Ends the effort: a batch that was never sent is then <see cref="AppendOutcome.Refused"/>, one that was sent and
    /// not answered is <see cref="AppendOutcome.Disputed"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The batch does not follow <see cref="Head"/>, or is malformed or too large.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// This writer has ended (fenced, disputed, disposed or failed), or another call is still running.
    /// </exception>
    /// <exception cref="LogCorruptException">
    /// What stands at the end of the log does not verify. The writer has ended.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled before the call began; nothing was done.
    /// </exception>
    public async ValueTask<AppendOutcome> AppendAsync(SealedBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter();
        try
        {
            ThrowIfUnfit(batch);
            var outcome = await SettleAsync(budget => PlaceAsync(batch, budget), cancellationToken)
                .ConfigureAwait(false);
            return outcome!;
        }
        finally
        {
            Volatile.Write(ref _callers, 0);
        }
    }

    /// <summary>
    /// Takes back the bytes of a frame for one of the next. Without it they are the caller's own for good.
    /// </summary>
    /// <param name="durable">
    /// What an append came to; neither its frame nor anything that refers to its bytes may be used any more.
    /// </param>
    public static void GiveBack(AppendOutcome.Durable durable)
    {
        ArgumentNullException.ThrowIfNull(durable);
        if (durable.TakeSpare() is { } bytes) ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>
    /// Finds out whether this writer still owns the world and knows its end: before its first append by reading the end
    /// of the log, after it by the manifest, which every other writer changes before it appends. One or two small
    /// reads; call it when <see cref="IsConfirmationDue"/>, before an answer that rests on the state and appends
    /// nothing.
    /// </summary>
    /// <param name="cancellationToken">Ends the effort.</param>
    /// <returns>
    /// Null if it does; <see cref="AppendOutcome.Behind"/> if others appended and the state must be brought up;
    /// <see cref="AppendOutcome.Fenced"/> if it has been replaced; <see cref="AppendOutcome.Refused"/> if nobody can
    /// tell now.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// This writer has ended (fenced, disputed, disposed or failed), or another call is still running.
    /// </exception>
    /// <exception cref="LogCorruptException">
    /// What stands at the end of the log, or the manifest, does not verify. The writer has ended.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled before the call began; nothing was done.
    /// </exception>
    public async ValueTask<AppendOutcome?> ConfirmAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter();
        try
        {
            return await SettleAsync(FindOwnerAsync, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _callers, 0);
        }
    }

    /// <summary>Gives the right to write back. What was durable stays durable. May be called twice.</summary>
    public ValueTask DisposeAsync()
    {
        if (_endedBecause == DisposedReason) return ValueTask.CompletedTask;
        _endedBecause = DisposedReason;
        return _lease.DisposeAsync();
    }

    private const string DisposedReason = "it was disposed of";

    private void Enter()
    {
        if (Interlocked.Exchange(ref _callers, 1) != 0)
            throw new InvalidOperationException("Another call is running: a log has one caller at a time.");
        if (_endedBecause is not { } reason) return;
        Volatile.Write(ref _callers, 0);
        throw new InvalidOperationException($"This writer of world {_world} has ended: {reason}.");
    }

    /// <summary>Makes an attempt, and ends the writer if what comes of it says so.</summary>
    private async ValueTask<AppendOutcome?> SettleAsync(
        Func<AppendBudget, ValueTask<AppendOutcome?>> attempt, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        var budget = new AppendBudget(_time, _options, cancellationToken);

        // Stands until the outcome says otherwise: an exception leaves a writer that does not know where it is.
        _endedBecause = "a call to its store failed";
        var outcome = await attempt(budget).ConfigureAwait(false);
        _endedBecause = outcome switch
        {
            AppendOutcome.Fenced fenced => $"epoch {fenced.Found} has begun",
            AppendOutcome.Disputed => "its last append is disputed",
            _ => null,
        };
        if (outcome is null or AppendOutcome.Durable) _confirmed = began;
        return outcome;
    }

    private async ValueTask<AppendOutcome?> PlaceAsync(SealedBatch batch, AppendBudget budget)
    {
        AppendOutcome? outcome = null;
        if (_behinds >= BehindsMax && !_placer.HasBegun)
            outcome = await _roller.CutOffAsync(budget).ConfigureAwait(false);
        while (outcome is null)
        {
            var bytes = FrameHeader.Bytes + batch.Payload.Length;
            outcome = await _roller.MakeRoomAsync(bytes, budget).ConfigureAwait(false);
            if (outcome is not null) break;
            var rented = ArrayPool<byte>.Shared.Rent(bytes);
            outcome = await _placer.PlaceAsync(Framed(batch, rented), budget).ConfigureAwait(false);
            if (outcome is AppendOutcome.Durable { WasSentOnce: true } durable) durable.Spare(rented);
        }

        if (outcome is AppendOutcome.Durable) _behinds = 0;
        if (outcome is AppendOutcome.Behind) _behinds++;
        LogMetrics.Appended(outcome, budget.Spent);
        return outcome;
    }

    private async ValueTask<AppendOutcome?> FindOwnerAsync(AppendBudget budget) =>
        (_placer.HasBegun ? null : await _placer.CatchUpAsync(budget).ConfigureAwait(false))
        ?? await _claim.ConfirmAsync(Head, budget).ConfigureAwait(false);

    private BatchFrame Framed(SealedBatch batch, byte[] rented)
    {
        var bytes = rented.AsMemory(0, FrameHeader.Bytes + batch.Payload.Length);
        batch.Payload.CopyTo(bytes[FrameHeader.Bytes..]);
        return new BatchFrame(FrameWriter.Complete(bytes.Span, FieldsOf(batch)), bytes);
    }

    private FrameHeader FieldsOf(SealedBatch batch) => _placer.Fields(FrameKind.Batch) with
    {
        Batch = Head.Batch.Next,
        FirstWorldSeq = batch.FirstWorldSeq,
        LastWorldSeq = batch.LastWorldSeq,
        CommitCount = batch.CommitCount,
        PayloadBytes = batch.Payload.Length,
        TimeMs = batch.TimeMs,
        StateHash = batch.StateHash,
    };

    // The same rules that every reader applies, so that nothing is ever written that could not be read.
    private void ThrowIfUnfit(SealedBatch batch)
    {
        var fields = FieldsOf(batch);
        var fault = FrameRules.FaultOf(fields) ?? _placer.Position.Tip.FaultOf(_world, fields);
        if (fault is not null)
            throw new ArgumentException($"This cannot be the next batch of world {_world}: {fault}.", nameof(batch));
    }
}
