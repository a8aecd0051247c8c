namespace AssetCore.Cli.Tests.Support;

/// <summary>An address at which nobody listens.</summary>
internal sealed class SilentServer : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
}
