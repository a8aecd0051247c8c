using AssetCore.Errors;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace AssetCore.Client.Sending;

/// <summary>
/// Builds the pipeline that all requests of a client go through: retries outside, one timeout for each attempt.
/// </summary>
internal static class RetryPipeline
{
    /// <summary>The pipeline for these options.</summary>
    public static ResiliencePipeline<Attempt> Create(WorldClientOptions options)
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = options.Time };
        // Polly counts repetitions and has no strategy for none.
        if (options.AttemptsMax > 1) builder.AddRetry(Retries(options));
        return builder.AddTimeout(options.AttemptTimeout).Build();
    }

    private static RetryStrategyOptions<Attempt> Retries(WorldClientOptions options) => new()
    {
        MaxRetryAttempts = options.AttemptsMax - 1,
        BackoffType = DelayBackoffType.Exponential,
        Delay = options.BackoffFirst,
        MaxDelay = options.BackoffMax,
        UseJitter = options.UseJitter,
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception switch
        {
            null => !outcome.Outcome.Result.IsFinal,
            AnswerLostException or TimeoutRejectedException => true,
            _ => false,
        }),
        // Null leaves the wait to the backoff.
        DelayGenerator = outcome => ValueTask.FromResult(AskedWait(outcome.Outcome.Result.Refusal, options)),
        OnRetry = outcome =>
        {
            options.OnRetry?.Invoke(new RetryNotice(
                outcome.AttemptNumber + 1,
                outcome.RetryDelay,
                outcome.Outcome.Result.Refusal?.Code,
                outcome.Outcome.Exception));
            return ValueTask.CompletedTask;
        },
    };

    private static TimeSpan? AskedWait(Rejection? refusal, WorldClientOptions options)
    {
        if (refusal?.RetryAfterMs is not { } asked) return null;
        return asked >= options.RetryAfterMax.TotalMilliseconds
            ? options.RetryAfterMax
            : TimeSpan.FromMilliseconds(Math.Max(asked, 0));
    }
}
