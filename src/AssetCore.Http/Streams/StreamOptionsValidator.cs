using Microsoft.Extensions.Options;

namespace AssetCore.Http.Streams;

/// <summary>Judges what <see cref="AssetCoreHttpOptions"/> say about streams.</summary>
internal sealed class StreamOptionsValidator : IValidateOptions<AssetCoreHttpOptions>
{
    private static readonly TimeSpan s_keepAliveMin = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_keepAliveMax = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, AssetCoreHttpOptions options) =>
        options.StreamKeepAlive >= s_keepAliveMin && options.StreamKeepAlive <= s_keepAliveMax
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"StreamKeepAlive is {options.StreamKeepAlive}, not from {s_keepAliveMin} to {s_keepAliveMax}.");
}
