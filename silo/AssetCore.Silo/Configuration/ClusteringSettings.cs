using System.ComponentModel.DataAnnotations;
using System.Net;

namespace AssetCore.Silo.Configuration;

/// <summary><c>AssetCore:Clustering</c>.</summary>
public sealed class ClusteringSettings
{
    /// <summary>How silos find each other. Default <see cref="ClusteringKind.Localhost"/>.</summary>
    public ClusteringKind Kind { get; set; } = ClusteringKind.Localhost;

    /// <summary>The port on which silos call this one: 1 to 65,535. Default 11111.</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>The port on which Orleans clients call this silo: 1 to 65,535. Default 30000.</summary>
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>
    /// The <see cref="SiloPort"/> of the first silo of a localhost cluster: 1 to 65,535. Default this silo's own port:
    /// a cluster of one.
    /// </summary>
    public int? PrimarySiloPort { get; set; }

    /// <summary>Names the service through all its deployments. Default <c>assetcore</c>.</summary>
    public string ServiceId { get; set; } = "assetcore";

    /// <summary>Names this cluster of the service. Default <c>assetcore</c>.</summary>
    public string ClusterId { get; set; } = "assetcore";

    /// <summary>Heeded when <see cref="Kind"/> is <see cref="ClusteringKind.Redis"/>.</summary>
    public RedisSettings Redis { get; set; } = new();

    /// <summary>
    /// The IP address under which the other silos and Orleans clients reach this one; heeded when <see cref="Kind"/>
    /// is <see cref="ClusteringKind.Redis"/>. Default: the first address of this machine's network. A loopback address
    /// keeps the silo to this machine: it then listens there alone, otherwise on every address.
    /// </summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>
    /// How often silos probe each other, and how long a probe may take: 100 ms to a minute. Default 5 s. A frozen or
    /// cut-off silo is declared dead after about this times <see cref="MissedProbesMax"/>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Probes in a row that a silo may miss before the silo that sent them votes it dead: 1 to 100. Default 3.
    /// </summary>
    [Range(1, 100)]
    public int MissedProbesMax { get; set; } = 3;

    /// <summary>
    /// Votes that declare a silo dead: 1 to 10. Default 2, so that one silo whose own network is broken cannot declare
    /// the others dead. In a smaller cluster the votes of all others are enough.
    /// </summary>
    [Range(1, 10)]
    public int DeathVotesMin { get; set; } = 2;

    internal IEnumerable<string> Faults()
    {
        foreach (var fault in ConfigurationFaults.OfAnnotations(this, "AssetCore:Clustering")) yield return fault;
        foreach (var (name, port) in Ports())
        {
            if (port is < 1 or > IPEndPoint.MaxPort)
                yield return $"AssetCore:Clustering:{name} is {port}, not 1 to {IPEndPoint.MaxPort}.";
        }

        if (SiloPort == GatewayPort)
            yield return $"AssetCore:Clustering:SiloPort and :GatewayPort are both {SiloPort}.";
        if (string.IsNullOrWhiteSpace(ServiceId)) yield return "AssetCore:Clustering:ServiceId is empty.";
        if (string.IsNullOrWhiteSpace(ClusterId)) yield return "AssetCore:Clustering:ClusterId is empty.";
        if (Kind == ClusteringKind.Redis && string.IsNullOrWhiteSpace(Redis.ConnectionString))
        {
            yield return "AssetCore:Clustering:Redis:ConnectionString is missing.";
        }

        if (AdvertisedAddress is { } address && !IsReachable(address))
        {
            yield return $"AssetCore:Clustering:AdvertisedAddress is \"{address}\", not an IP address of this machine.";
        }
    }

    // "Any" is where to listen, not where to be reached.
    private static bool IsReachable(string address) =>
        IPAddress.TryParse(address, out var parsed)
        && !parsed.Equals(IPAddress.Any)
        && !parsed.Equals(IPAddress.IPv6Any);

    private IEnumerable<(string Name, int Port)> Ports()
    {
        yield return (nameof(SiloPort), SiloPort);
        yield return (nameof(GatewayPort), GatewayPort);
        if (PrimarySiloPort is { } primary) yield return (nameof(PrimarySiloPort), primary);
    }
}
