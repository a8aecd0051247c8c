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

    internal IEnumerable<string> Faults()
    {
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
    }

    private IEnumerable<(string Name, int Port)> Ports()
    {
        yield return (nameof(SiloPort), SiloPort);
        yield return (nameof(GatewayPort), GatewayPort);
        if (PrimarySiloPort is { } primary) yield return (nameof(PrimarySiloPort), primary);
    }
}
