using System.Globalization;
using AssetCore.Errors;

namespace AssetCore.Http.Streams;

/// <summary>The streams that the server serves at a time: as many as the options say. Any thread.</summary>
internal sealed class StreamSeats(AssetCoreHttpOptions options)
{
    /// <summary>When to ask again: streams last long, so there is no point in asking often.</summary>
    private const long RetryAfterMs = 5_000;

    private int _taken;

    /// <summary>Takes a seat; <see cref="Leave"/> gives it back.</summary>
    /// <returns>Null if there was one; otherwise why the stream is not served.</returns>
    public Rejection? Take()
    {
        if (Interlocked.Increment(ref _taken) <= options.StreamsMax) return null;
        Leave();
        var detail = string.Create(
            CultureInfo.InvariantCulture, $"The server serves {options.StreamsMax} streams, as many as it may.");
        return new Rejection(ErrorCode.Overloaded, detail, null, [], RetryAfterMs);
    }

    /// <summary>Gives a seat back: once for each that was taken.</summary>
    public void Leave() => Interlocked.Decrement(ref _taken);
}
