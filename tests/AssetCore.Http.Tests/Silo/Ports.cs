using System.Net;
using System.Net.Sockets;

namespace AssetCore.Http.Tests.Silo;

/// <summary>Ports of this machine that nobody uses.</summary>
internal static class Ports
{
    public static int[] Free(int count)
    {
        var probes = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var probe in probes) probe.Start();
        var ports = probes.Select(probe => ((IPEndPoint)probe.LocalEndpoint).Port).ToArray();
        foreach (var probe in probes) probe.Dispose();
        return ports;
    }
}
