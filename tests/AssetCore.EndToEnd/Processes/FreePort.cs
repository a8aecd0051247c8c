using System.Net;
using System.Net.Sockets;

namespace AssetCore.EndToEnd.Processes;

/// <summary>Ports that nobody listened on a moment ago.</summary>
internal static class FreePort
{
    public static int Next() => Next(1)[0];

    /// <summary>Several at once, so that they differ.</summary>
    public static int[] Next(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            foreach (var listener in listeners) listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners) listener.Dispose();
        }
    }
}
