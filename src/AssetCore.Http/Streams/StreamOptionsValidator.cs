using Microsoft.Extensions.Options;

namespace AssetCore.Http.Streams;

/// <summary>Judges what <see cref="AssetCoreHttpOptions"/> say about streams; tells every fault.</summary>
internal sealed class StreamOptionsValidator : IValidateOptions<AssetCoreHttpOptions>
{
    private const int StreamsMax = 1_000_000;
    private const int BytesPerSecondMax = 1_000_000;
    private static readonly TimeSpan s_keepAliveMin = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_keepAliveMax = TimeSpan.FromHours(1);

    // The web server looks at its connections once a second, and asks for more than that.
    private static readonly TimeSpan s_graceMin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_graceMax = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, AssetCoreHttpOptions options)
    {
        var faults = new List<string>();
        Check(faults, nameof(options.StreamKeepAlive), options.StreamKeepAlive, s_keepAliveMin, s_keepAliveMax);
        Check(faults, nameof(options.StreamsMax), options.StreamsMax, 1, StreamsMax);
        Check(faults, nameof(options.StreamBytesPerSecondMin), options.StreamBytesPerSecondMin, 1, BytesPerSecondMax);
        Check(faults, nameof(options.StreamGrace), options.StreamGrace, s_graceMin, s_graceMax);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Check<T>(List<string> faults, string option, T found, T min, T max)
        where T : IComparable<T>
    {
        if (found.CompareTo(min) < 0 || found.CompareTo(max) > 0)
            faults.Add($"{option} is {found}, not from {min} to {max}.");
    }
}
