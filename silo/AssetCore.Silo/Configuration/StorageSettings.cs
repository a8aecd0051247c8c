using AssetCore.Log.AzureBlobs;

namespace AssetCore.Silo.Configuration;

/// <summary><c>AssetCore:Storage</c>.</summary>
public sealed class StorageSettings
{
    /// <summary>Which store is used. Default <see cref="StorageKind.Files"/>.</summary>
    public StorageKind Kind { get; set; } = StorageKind.Files;

    /// <summary>Heeded when <see cref="Kind"/> is <see cref="StorageKind.Files"/>.</summary>
    public FilesSettings Files { get; set; } = new();

    /// <summary>Heeded when <see cref="Kind"/> is <see cref="StorageKind.AzureBlobs"/>.</summary>
    public AzureBlobsOptions AzureBlobs { get; set; } = new();

    internal IEnumerable<string> Faults() => Kind switch
    {
        StorageKind.Files => Files.Faults(),
        StorageKind.AzureBlobs => AzureBlobsFaults(),
        _ => [],
    };

    private List<string> AzureBlobsFaults()
    {
        const string path = $"{SiloSettings.Section}:{nameof(SiloSettings.Storage)}:{nameof(AzureBlobs)}";
        var faults = ConfigurationFaults.OfAnnotations(AzureBlobs, path).ToList();
        if (faults.Count > 0) return faults;
        try
        {
            // Sends nothing; only a connection string shows its faults in being read.
            _ = new AzureBlobLogStore(AzureBlobs);
            return [];
        }
        catch (FormatException fault)
        {
            return [$"{path}:{nameof(AzureBlobs.ConnectionString)}: {fault.Message}"];
        }
    }
}
