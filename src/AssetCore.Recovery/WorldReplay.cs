using System.Runtime.CompilerServices;
using AssetCore.Engine;
using AssetCore.Engine.Checkpoints;
using AssetCore.Engine.Replay;
using AssetCore.Engine.Transactions;
using AssetCore.Format;
using AssetCore.Format.Checkpoints;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Opening;

namespace AssetCore.Recovery;

/// <summary>
/// Replays a world batch by batch, holding every row before against the state and every state hash against its header.
/// Reads only; may run beside a writer. One caller at a time.
/// </summary>
public sealed class WorldReplay
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(30);

    private readonly WorldLogReader _log;
    private readonly LogStart? _start;

    private WorldReplay(WorldLogReader log, WorldEngine engine, LogStart? start) =>
        (_log, Engine, _start) = (log, engine, start);

    /// <summary>The engine, at the end of the batch that was read last. Only for reading.</summary>
    public WorldEngine Engine { get; }

    /// <summary>Begins before the first batch of a world, or behind a checkpoint.</summary>
    /// <param name="store">Where the world is.</param>
    /// <param name="world">The world.</param>
    /// <param name="near">
    /// The newest good checkpoint below this sequence number is begun with, if there is one; null begins with the first
    /// batch, which for a fork is behind its first checkpoint.
    /// </param>
    /// <param name="time">The clock of timeouts and pauses.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="LogCorruptException">The manifest, or what a fork begins with, does not verify.</exception>
    /// <exception cref="WorldPurgedException">The world's bytes were freed.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<WorldReplay> BeginAsync(
        ILogStore store, WorldId world, WorldSeq? near, TimeProvider time, CancellationToken cancellationToken)
    {
        var checkpoints = new CheckpointStore(store, world, time, s_callTimeout);
        var manifest = await checkpoints.ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        if (manifest?.Purge is { } purge) throw new WorldPurgedException(world, purge);
        var candidates = manifest?.Checkpoints
            .Where(known => known == manifest.Genesis || (near is { } below && known.WorldSeq < below)) ?? [];
        var loaded = await new CheckpointLoader(checkpoints, withKeys: true)
            .LoadAsync(manifest, candidates, cancellationToken)
            .ConfigureAwait(false);
        var engine = loaded.Restored is { } restored ? WorldEngine.Restore(world, restored) : new WorldEngine(world);
        return new WorldReplay(new WorldLogReader(store, world, time), engine, loaded.Start);
    }

    /// <summary>
    /// Each next batch, after it was replayed, to the durable end. Called again, it goes on where the last reading
    /// ended: so a log is followed.
    /// </summary>
    /// <param name="to">The last sequence number: batches that end above it are left out; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LogCorruptException">A frame does not verify, or the chain does not fit.</exception>
    /// <exception cref="ReplayMismatchException">An event does not fit the state.</exception>
    /// <exception cref="FormatFaultException">A payload is not a batch payload.</exception>
    /// <exception cref="InvariantBrokenException">Events came to what cannot be.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async IAsyncEnumerable<BatchFrame> ReadAsync(
        WorldSeq? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var frames = _start is { } start && Engine.Batch == start.Head.Batch
            ? _log.ReadAsync(start, cancellationToken)
            : _log.ReadAsync(Engine.Batch.Next, cancellationToken);
        await foreach (var frame in frames.ConfigureAwait(false))
        {
            if (frame.Header.LastWorldSeq > to) yield break;
            Engine.Replay(frame.Header, frame.Payload.Span);
            yield return frame;
        }
    }

    /// <summary>How many rows of each kind the state has now; takes a walk over all of them.</summary>
    /// <returns>The rows of the sections of a checkpoint that are not empty, in their order.</returns>
    public IReadOnlyList<(CheckpointSection Section, long Rows)> CountRows()
    {
        var contents = StateCheckpoint.Of(Engine, null, new Nowhere());
        while (contents.WriteNext())
        {
        }

        return
        [
            .. Enum.GetValues<CheckpointSection>()
                .Where(section => section is > CheckpointSection.Basis and < CheckpointSection.Sums)
                .Select(section => (section, contents.RowsOf(section)))
                .Where(counted => counted.Item2 > 0),
        ];
    }

    private sealed class Nowhere : IChunkSink
    {
        public void Take(ReadOnlySpan<byte> chunk)
        {
            // Only the rows count.
        }
    }
}
