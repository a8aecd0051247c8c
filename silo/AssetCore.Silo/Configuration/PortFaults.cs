using System.Net;
using System.Net.Sockets;

namespace AssetCore.Silo.Configuration;

/// <summary>Looks whether the ports of the silo are free, so that a second start says what is in its way.</summary>
internal static class PortFaults
{
    /// <summary>One sentence for each port that is taken.</summary>
    public static IEnumerable<string> Find(ClusteringSettings clustering)
    {
        if (IsTaken(clustering.SiloPort)) yield return Sentence(nameof(clustering.SiloPort), clustering.SiloPort);
        if (IsTaken(clustering.GatewayPort)) yield return Sentence(nameof(clustering.GatewayPort), clustering.GatewayPort);
    }

    private static bool IsTaken(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            probe.Listen();
            return false;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return true;
        }
    }

    private static string Sentence(string setting, int port) =>
        $"Port {port} is taken, perhaps by another silo: choose another with --AssetCore:Clustering:{setting} N.";
}
