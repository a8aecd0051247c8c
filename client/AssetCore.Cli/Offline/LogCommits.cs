using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AssetCore.Engine.Queries;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Reads;
using AssetCore.Recovery;

namespace AssetCore.Cli.Offline;

/// <summary>
/// The commits of a log as documents. Replays from a checkpoint below them or from the beginning, for only the state
/// knows what dense numbers mean.
/// </summary>
/// <param name="replay">The replay, before the first commit that is wanted.</param>
/// <param name="from">The first commit whose end is at or above this.</param>
/// <param name="to">The last commit whose beginning is at or below this.</param>
/// <param name="limit">Commits at most.</param>
internal sealed class LogCommits(WorldReplay replay, long from, long to, long limit)
{
    private long _left = limit;

    /// <summary>True once no further commit is wanted.</summary>
    public bool IsAtEnd { get; private set; } = limit <= 0;

    /// <summary>Opens the log of a world.</summary>
    /// <exception cref="CliFault">The log is broken or the store does not give it out.</exception>
    public static async Task<LogCommits> OpenAsync(
        OpenStore store, WorldId world, long from, long to, long limit, CancellationToken cancellationToken)
    {
        await store.RequireAsync(world, cancellationToken);
        var near = new WorldSeq(Math.Max(0, from));
        var replay = await Reading.RunAsync(
            () => WorldReplay.BeginAsync(store.Store, world, near, TimeProvider.System, cancellationToken).AsTask());
        return new LogCommits(replay, from, to, limit);
    }

    /// <summary>
    /// The commits in order, each as the server would show it, to the durable end; again: those that came since.
    /// </summary>
    /// <exception cref="CliFault">
    /// The log is broken or the store does not give it out; what came before is good.
    /// </exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var frames = replay.ReadAsync(null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (!IsAtEnd && await Reading.RunAsync(() => frames.MoveNextAsync().AsTask()))
        {
            if (frames.Current.Header.LastWorldSeq.Value < from) continue;
            foreach (var commit in Commits(frames.Current))
            {
                yield return Document(commit);
                IsAtEnd = --_left <= 0;
            }

            IsAtEnd |= frames.Current.Header.LastWorldSeq.Value >= to;
        }
    }

    private IEnumerable<CommitView> Commits(BatchFrame frame) => HistoryQueries
        .ReadViews(
            frame.Header,
            frame.Payload.Span,
            new WorldSeq(from),
            (int)Math.Min(_left, int.MaxValue),
            replay.Engine.State)
        .Where(commit => commit.Item.WorldSeqStart.Value <= to);

    private static JsonElement Document(CommitView commit)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) AnswerJson.Write(json, commit);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
