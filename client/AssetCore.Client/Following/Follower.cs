using AssetCore.Client.Sending;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client.Following;

/// <summary>
/// Makes one endless sequence of commits out of streams that break off: asks again from where it stands, passes over
/// what it has, and takes nothing that does not follow. Used by one caller at a time.
/// </summary>
/// <param name="open">Opens a stream from a sequence number on, which calls back at every sign of life.</param>
/// <param name="retries">Waits between attempts.</param>
/// <param name="options">How patient to be.</param>
/// <param name="from">The first commit whose end is at or above this.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class Follower(
    Func<WorldSeq, Action, CancellationToken, IAsyncEnumerable<CommittedCommit>> open,
    RetryLoop retries,
    WorldClientOptions options,
    WorldSeq from,
    CancellationToken cancellation) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private IAsyncEnumerator<CommittedCommit>? _stream;
    private StreamLife _life = new(options);
    private WorldSeq _next = from > WorldSeq.None ? from : new WorldSeq(1);
    private bool _hasCommit;
    private int _failures;

    /// <summary>The commit that <see cref="MoveNextAsync"/> came to.</summary>
    public CommittedCommit Current { get; private set; } = null!;

    /// <summary>Waits for the next commit; never false.</summary>
    /// <exception cref="ReadRefusedException">The world refuses for good.</exception>
    /// <exception cref="AnswerLostException">Too many attempts brought nothing.</exception>
    public async ValueTask<bool> MoveNextAsync()
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var stream = _stream ??= Open();
            try
            {
                if (!await stream.MoveNextAsync().ConfigureAwait(false)) await GoOnAsync().ConfigureAwait(false);
                else if (Takes(stream.Current)) return true;
            }
            catch (AnswerLostException lost)
            {
                await FailAsync(lost, null).ConfigureAwait(false);
            }
            catch (ReadRefusedException refused) when (options.RetriedCodes.Contains(refused.Rejection.Code))
            {
                await FailAsync(null, refused).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    private IAsyncEnumerator<CommittedCommit> Open()
    {
        _life = new StreamLife(options);
        return open(_next, _life.Hear, _end.Token).GetAsyncEnumerator(_end.Token);
    }

    private bool Takes(CommittedCommit commit)
    {
        var (start, end) = (commit.Item.WorldSeqStart, commit.Item.WorldSeqEnd);
        if (end < _next) return false;
        // The very first one may have begun before the place that was asked for.
        if (start > _next || (_hasCommit && start != _next))
            throw new AnswerLostException($"The stream went on at world_seq {start} and {_next} was expected.");
        (_hasCommit, _next, Current) = (true, end.Next, commit);
        _life.Bring();
        return true;
    }

    // A good stream may end without a word. The pause keeps those that bring one commit each from being a storm.
    private async Task GoOnAsync()
    {
        if (!_life.IsGood) throw new AnswerLostException("The stream ended without a commit.");
        await CloseAsync().ConfigureAwait(false);
        _failures = 0;
        await Task.Delay(options.BackoffFirst, options.Time, cancellation).ConfigureAwait(false);
    }

    private async Task FailAsync(AnswerLostException? lost, ReadRefusedException? refused)
    {
        await CloseAsync().ConfigureAwait(false);
        _failures = _life.IsGood ? 1 : _failures + 1;
        if (_failures >= options.FollowAttemptsMax || (lost is not null && retries.GivesUpOn(lost)))
        {
            var reason = lost?.Message ?? refused!.Message;
            throw new AnswerLostException(
                $"The world cannot be followed from world_seq {_next}. {reason}", lost ?? (Exception)refused!)
            {
                IsNobodyThere = lost is { IsNobodyThere: true },
            };
        }

        await retries.WaitAsync(_failures, refused?.Rejection, lost, cancellation).ConfigureAwait(false);
    }

    private async ValueTask CloseAsync()
    {
        if (_stream is not { } stream) return;
        _stream = null;
        await stream.DisposeAsync().ConfigureAwait(false);
    }
}
