using AssetCore.Http.Access;
using Microsoft.Extensions.Hosting;

namespace AssetCore.Http.Hosting;

/// <summary>
/// Has the tokens opened when the host starts, before anything else of it: so that the first start has written its
/// token files when it is ready, and one that cannot read them does not start.
/// </summary>
/// <param name="tokens">Opened by being asked for.</param>
internal sealed class TokenOpening(TokenBook tokens) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) =>
        tokens.Count > 0
            ? Task.CompletedTask
            : throw new InvalidOperationException("No token is known, so nobody could ever call.");

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
