namespace AssetCore.Silo.Configuration;

/// <summary><c>AssetCore:Storage:Files</c>.</summary>
public sealed class FilesSettings
{
    /// <summary>
    /// The directory of the logs, made if missing. Default <c>./data</c>, below the working directory.
    /// </summary>
    public string Root { get; set; } = "./data";

    internal IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(Root)) yield return "AssetCore:Storage:Files:Root is empty.";
    }
}
