using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AssetCore.Log.Tests.Stores;

/// <summary>A service that takes connections and never answers.</summary>
internal sealed class SilentListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SilentListener() => _listener.Start();

    public string ConnectionString => ConnectionTo(((IPEndPoint)_listener.LocalEndpoint).Port);

    public static string ConnectionTo(int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:{port}/a;");

    /// <summary>Waits until a request has begun to arrive.</summary>
    public async Task<TcpClient> AcceptAsync(CancellationToken cancellationToken)
    {
        var client = await _listener.AcceptTcpClientAsync(cancellationToken);
        await client.GetStream().ReadExactlyAsync(new byte[1], cancellationToken);
        return client;
    }

    public void Dispose() => _listener.Dispose();
}
