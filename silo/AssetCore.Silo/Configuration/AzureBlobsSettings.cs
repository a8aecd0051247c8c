namespace AssetCore.Silo.Configuration;

/// <summary><c>AssetCore:Storage:AzureBlobs</c>. Exactly one of the connection string and the service URI is needed.</summary>
public sealed class AzureBlobsSettings
{
    private const int ContainerNameLengthMin = 3;
    private const int ContainerNameLengthMax = 63;

    /// <summary>A connection string with its key, or null.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The blob service's URI, reached with the managed identity of this process, or null.</summary>
    public string? ServiceUri { get; set; }

    /// <summary>The blob container, made if missing: 3 to 63 of <c>a-z 0-9 -</c>. Default <c>assetcore</c>.</summary>
    public string ContainerName { get; set; } = "assetcore";

    internal IEnumerable<string> Faults()
    {
        var hasConnectionString = !string.IsNullOrWhiteSpace(ConnectionString);
        var hasUri = !string.IsNullOrWhiteSpace(ServiceUri);
        if (hasConnectionString == hasUri)
        {
            yield return "AssetCore:Storage:AzureBlobs: exactly one of ConnectionString and ServiceUri is needed; "
                + (hasUri ? "both are given." : "none is given.");
        }

        if (hasUri && !(Uri.TryCreate(ServiceUri, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
        {
            yield return $"AssetCore:Storage:AzureBlobs:ServiceUri \"{ServiceUri}\" is not an absolute http or https URI.";
        }

        if (!IsContainerName(ContainerName))
        {
            yield return $"AssetCore:Storage:AzureBlobs:ContainerName \"{ContainerName}\" is not {ContainerNameLengthMin} to "
                + $"{ContainerNameLengthMax} characters of a-z 0-9 -, with no - at an end or beside another.";
        }
    }

    private static bool IsContainerName(string name) =>
        name.Length is >= ContainerNameLengthMin and <= ContainerNameLengthMax
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
        && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal);
}
