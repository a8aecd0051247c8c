using Polly;
using Polly.Retry;

namespace AssetCore.Client.Sending;

/// <summary>Builds the pipeline that repeats what failed.</summary>
internal static class RetryPipeline
{
    /// <summary>The pipeline for these options. An attempt that was made before counts as its first.</summary>
    public static ResiliencePipeline<Attempt> Create(WorldClientOptions options)
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = options.Time };
        // Polly counts repetitions and has no strategy for none.
        if (options.AttemptsMax > 1) builder.AddRetry(Retries(options));
        return builder.Build();
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
            AnswerLostException lost => options.WaitsForServer || !lost.IsNobodyThere,
            _ => false,
        }),
        // Null leaves the wait to the backoff.
        DelayGenerator = outcome => ValueTask.FromResult(
            outcome.Outcome.Result.Refusal?.RetryAfterMs is { } asked
                ? Backoff.Asked(asked, options.RetryAfterMax)
                : (TimeSpan?)null),
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
}
