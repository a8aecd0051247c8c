namespace AssetCore.Silo.Configuration;

/// <summary>Where the logs of the worlds are kept.</summary>
public enum StorageKind
{
    /// <summary>In files under a directory of this machine.</summary>
    Files,

    /// <summary>In Azure Blob Storage, or in what speaks its protocol.</summary>
    AzureBlobs,

    /// <summary>In the memory of this process: for tests, gone when it ends.</summary>
    Memory,
}
