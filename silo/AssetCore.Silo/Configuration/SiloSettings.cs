using AssetCore.Grains;

namespace AssetCore.Silo.Configuration;

/// <summary>Everything under <c>AssetCore</c> in the configuration of the host.</summary>
public sealed class SiloSettings
{
    /// <summary>The name of the section.</summary>
    public const string Section = "AssetCore";

    /// <summary>Where logs are kept.</summary>
    public StorageSettings Storage { get; set; } = new();

    /// <summary>How silos find each other.</summary>
    public ClusteringSettings Clustering { get; set; } = new();

    /// <summary>Who may call.</summary>
    public AuthSettings Auth { get; set; } = new();

    /// <summary>How the grains run.</summary>
    public AssetCoreOptions Grains { get; set; } = new();

    /// <summary>How streams of commits are served.</summary>
    public StreamSettings Streams { get; set; } = new();

    /// <summary>Reads and judges the configuration. On false, every fault, one sentence each.</summary>
    public static bool TryRead(
        IConfiguration configuration, out SiloSettings settings, out IReadOnlyList<string> faults)
    {
        settings = new SiloSettings();
        var section = configuration.GetSection(Section);
        var found = ConfigurationFaults.Find(section, typeof(SiloSettings)).ToList();
        if (found.Count == 0)
        {
            section.Bind(settings);
            found.AddRange(settings.Faults());
        }

        faults = found;
        return found.Count == 0;
    }

    private IEnumerable<string> Faults() =>
    [
        .. Storage.Faults(),
        .. Clustering.Faults(),
        .. Auth.Faults(),
        .. ConfigurationFaults.OfAnnotations(Grains, $"{Section}:{nameof(Grains)}"),
        .. ConfigurationFaults.OfAnnotations(Streams, $"{Section}:{nameof(Streams)}"),
    ];
}
