namespace AssetCore.Silo.Configuration;

/// <summary><c>AssetCore:Storage</c>.</summary>
public sealed class StorageSettings
{
    /// <summary>Which store is used. Default <see cref="StorageKind.Files"/>.</summary>
    public StorageKind Kind { get; set; } = StorageKind.Files;

    /// <summary>Heeded when <see cref="Kind"/> is <see cref="StorageKind.Files"/>.</summary>
    public FilesSettings Files { get; set; } = new();

    /// <summary>Heeded when <see cref="Kind"/> is <see cref="StorageKind.AzureBlobs"/>.</summary>
    public AzureBlobsSettings AzureBlobs { get; set; } = new();

    internal IEnumerable<string> Faults() => Kind switch
    {
        StorageKind.Files => Files.Faults(),
        StorageKind.AzureBlobs => AzureBlobs.Faults(),
        _ => [],
    };
}
