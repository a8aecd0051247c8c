using System.Net;
using System.Net.Sockets;

namespace AssetCore.Silo.Configuration;

/// <summary>
/// Looks whether the ports that the silo will take are free, so that a second start says what is in its way.
/// </summary>
internal static class PortFaults
{
    /// <summary>One sentence for each port that is taken.</summary>
    /// <param name="clustering">The ports between silos.</param>
    /// <param name="addresses">
    /// Where the web server will listen, as URLs; those without a port of their own are passed over.
    /// </param>
    public static IEnumerable<string> Find(ClusteringSettings clustering, IEnumerable<string> addresses)
    {
        if (IsTaken(IPAddress.Loopback, clustering.SiloPort))
            yield return Sentence(clustering.SiloPort, nameof(clustering.SiloPort));
        if (IsTaken(IPAddress.Loopback, clustering.GatewayPort))
            yield return Sentence(clustering.GatewayPort, nameof(clustering.GatewayPort));
        foreach (var address in addresses.Select(BindingAddress.Parse))
        {
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) continue;
            if (IsTaken(Host(address.Host), address.Port))
                yield return $"{address} is taken, perhaps by another silo: choose another address with --urls.";
        }
    }

    private static IPAddress Host(string host) =>
        IPAddress.TryParse(host, out var address) ? address : host == "localhost" ? IPAddress.Loopback : IPAddress.Any;

    private static bool IsTaken(IPAddress address, int port)
    {
        using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(address, port));
            probe.Listen();
            return false;
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
        catch (SocketException)
        {
            // Not taken but not allowed, or not of this machine: the server itself says it better when it starts.
            return false;
        }
    }

    private static string Sentence(int port, string setting) =>
        $"Port {port} is taken, perhaps by another silo: choose another with --AssetCore:Clustering:{setting} N.";
}
