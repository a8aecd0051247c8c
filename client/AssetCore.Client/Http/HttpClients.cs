namespace AssetCore.Client.Http;

/// <summary>Makes the HTTP clients that ours own.</summary>
internal static class HttpClients
{
    /// <summary>The longest answer that is read: 8,190 receipts with metadata of 16 KiB each are half of it.</summary>
    public const int AnswerBytesMax = 256 * 1024 * 1024;

    /// <summary>Connections are renewed so often, for addresses change behind names.</summary>
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>A client for one server; whoever asked disposes of it.</summary>
    public static HttpClient Create(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
#pragma warning disable CA2000 // The client that is returned disposes of its handler.
        return new HttpClient(
            new SocketsHttpHandler { PooledConnectionLifetime = s_connectionLifetime }, disposeHandler: true)
#pragma warning restore CA2000
        {
            BaseAddress = AsFolder(server),
            MaxResponseContentBufferSize = AnswerBytesMax,
            // Each attempt has its own time limit.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    // Without the slash the last segment would be replaced by our paths.
    private static Uri AsFolder(Uri server) =>
        server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/");
}
