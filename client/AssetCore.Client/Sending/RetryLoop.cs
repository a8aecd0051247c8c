using AssetCore.Errors;
using Polly;
using Polly.Timeout;

namespace AssetCore.Client.Sending;

/// <summary>Repeats attempts as the options say. Safe to use from any number of threads.</summary>
internal sealed class RetryLoop(WorldClientOptions options)
{
    private readonly ResiliencePipeline<Attempt> _pipeline = RetryPipeline.Create(options);

    /// <summary>Runs attempts until one is final or none is left.</summary>
    /// <exception cref="AnswerLostException">The last attempt brought no answer.</exception>
    public async Task RunAsync(Func<CancellationToken, Task<Attempt>> attempt, CancellationToken cancellation)
    {
        try
        {
            await _pipeline.ExecuteAsync(
                static async (run, token) => await run(token).ConfigureAwait(false),
                attempt,
                cancellation).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException timeout)
        {
            throw new AnswerLostException($"No answer came within {timeout.Timeout.TotalMilliseconds} ms.", timeout);
        }
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
            async token =>
            {
                last = await send(token).ConfigureAwait(false);
                return refusal(last) is { } refused && options.RetriedCodes.Contains(refused.Code)
                    ? Attempt.Again(refused)
                    : Attempt.Done;
            },
            cancellation).ConfigureAwait(false);
        return last;
    }
}
