using System.Runtime.CompilerServices;
using AssetCore.Errors;
using Polly;

namespace AssetCore.Client.Sending;

/// <summary>
/// Repeats attempts as the options say. An attempt that succeeds costs a time limit from a pool and nothing else; only
/// what failed goes through the pipeline of retries. Safe to use from any number of threads. What waits for an answer
/// is pooled: many do at a time, and each is awaited once.
/// </summary>
internal sealed class RetryLoop(WorldClientOptions options)
{
    private readonly TimeLimits _limits = new(options.AttemptTimeout, options.Time);
    private readonly ResiliencePipeline<Attempt> _repeats = RetryPipeline.Create(options);

    /// <summary>Runs attempts until one is final or none is left.</summary>
    /// <param name="state">Handed to each attempt.</param>
    /// <param name="attempt">One attempt; it throws <see cref="AnswerLostException"/> if it brought no answer.</param>
    /// <param name="cancellation">Ends attempts and waits.</param>
    /// <exception cref="AnswerLostException">The last attempt brought no answer.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask RunAsync<TState>(
        TState state, Func<TState, CancellationToken, ValueTask<Attempt>> attempt, CancellationToken cancellation)
    {
        Outcome<Attempt> first;
        try
        {
            var result = await TryAsync(state, attempt, cancellation).ConfigureAwait(false);
            if (result.IsFinal) return;
            first = Outcome.FromResult(result);
        }
        catch (AnswerLostException lost)
        {
            first = Outcome.FromException<Attempt>(lost);
        }

        await RepeatAsync(first, token => TryAsync(state, attempt, token), cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs attempts that bring an answer, and returns the last one.</summary>
    /// <param name="send">One attempt.</param>
    /// <param name="refusal">The refusal in an answer; null for success.</param>
    /// <param name="cancellation">Ends attempts and waits.</param>
    /// <exception cref="AnswerLostException">The last attempt brought no answer.</exception>
    public async Task<T> AskAsync<T>(
        Func<CancellationToken, Task<T>> send, Func<T, Rejection?> refusal, CancellationToken cancellation)
    {
        var last = default(T)!;
        await RunAsync(
            send,
            async (sending, token) =>
            {
                last = await sending(token).ConfigureAwait(false);
                return refusal(last) is { } refused && IsRepeated(refused)
                    ? Attempt.Again(refused)
                    : Attempt.Done;
            },
            cancellation).ConfigureAwait(false);
        return last;
    }

    /// <summary>
    /// Tells whoever watches, and waits as long as backoff or server say: between two streams of a follower, which has
    /// no number of attempts to be done with.
    /// </summary>
    /// <param name="failures">Failures in a row, 1 or more.</param>
    /// <param name="refusal">What the server answered; null if nothing.</param>
    /// <param name="lost">What came instead of an answer; null if one came.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task WaitAsync(
        int failures, Rejection? refusal, AnswerLostException? lost, CancellationToken cancellation)
    {
        var wait = Backoff.After(failures, refusal, options);
        options.OnRetry?.Invoke(new RetryNotice(failures, wait, refusal?.Code, lost));
        return Task.Delay(wait, options.Time, cancellation);
    }

    /// <summary>True if this failure is the end of it.</summary>
    public bool GivesUpOn(AnswerLostException failure) => failure.IsNobodyThere && !options.WaitsForServer;

    // A past that lies ahead comes with other people's commits, if ever: the server names no moment to ask again.
    private bool IsRepeated(Rejection refusal) =>
        options.RetriedCodes.Contains(refusal.Code)
        && refusal is not { Code: ErrorCode.NotYetVisible, RetryAfterMs: null };

    // The first attempt has been made: the pipeline is handed what it came to, and makes the others.
    private async ValueTask RepeatAsync(
        Outcome<Attempt> first, Func<CancellationToken, ValueTask<Attempt>> next, CancellationToken cancellation)
    {
        var isFirst = true;
        await _repeats.ExecuteAsync(
            async token =>
            {
                if (!isFirst) return await next(token).ConfigureAwait(false);
                isFirst = false;
                first.ThrowIfException();
                return first.Result;
            },
            cancellation).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt> TryAsync<TState>(
        TState state, Func<TState, CancellationToken, ValueTask<Attempt>> attempt, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var limit = _limits.Rent();
        var link = cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit);
        try
        {
            return await attempt(state, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new AnswerLostException(
                $"No answer came within {options.AttemptTimeout.TotalMilliseconds} ms.", late);
        }
        finally
        {
            await link.DisposeAsync().ConfigureAwait(false);
            _limits.Return(limit);
        }
    }
}
