using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AssetCore.Engine;
using AssetCore.Engine.Queries;
using AssetCore.Engine.Replay;
using AssetCore.Engine.Transactions;
using AssetCore.Format;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Reads;

namespace AssetCore.Cli.Offline;

/// <summary>
/// The commits of a log as documents. Replays from the beginning, for only the state knows what dense numbers mean.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="from">The first commit whose end is at or above this.</param>
/// <param name="limit">Commits at most.</param>
internal sealed class LogCommits(OpenLog log, long from, long limit)
{
    private readonly WorldEngine _engine = new(log.World);

    /// <summary>The commits in order, each as the server would show it.</summary>
    /// <exception cref="CliFault">
    /// The log is broken or the store does not give it out; what came before is good.
    /// </exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = limit;
        await using var frames = new WorldLogReader(log.Store, log.World)
            .ReadAsync(new BatchNumber(1), cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (left > 0 && await MoveAsync(frames))
        {
            if (frames.Current.Header.LastWorldSeq.Value < from) continue;
            foreach (var commit in Commits(frames.Current, (int)Math.Min(left, int.MaxValue)))
            {
                yield return commit;
                left--;
            }
        }
    }

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<BatchFrame> frames)
    {
        try
        {
            if (!await frames.MoveNextAsync()) return false;
            _engine.Replay(frames.Current.Header, frames.Current.Payload.Span);
            return true;
        }
        catch (Exception exception) when (
            exception is LogCorruptException or ReplayMismatchException or FormatFaultException
                or InvariantBrokenException)
        {
            throw new CliFault(ExitCode.Refused, "LOG_BROKEN", exception.Message, "assetcore log verify says where");
        }
        catch (Exception exception) when (
            exception is StorageUnavailableException or IOException or UnauthorizedAccessException)
        {
            throw OpenLog.NotReadable(exception);
        }
    }

    private IEnumerable<JsonElement> Commits(BatchFrame frame, int most) =>
        HistoryQueries.ReadViews(frame.Header, frame.Payload.Span, new WorldSeq(from), most, _engine.State)
            .Select(Document);

    private static JsonElement Document(CommitView commit)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) AnswerJson.Write(json, commit);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
