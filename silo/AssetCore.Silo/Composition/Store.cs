using AssetCore.Log.AzureBlobs;
using AssetCore.Log.Files;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Silo.Configuration;

namespace AssetCore.Silo.Composition;

/// <summary>Chooses where logs are kept.</summary>
internal static class Store
{
    /// <summary>Adds the store that the settings name.</summary>
    public static void AddStore(this WebApplicationBuilder builder, StorageSettings storage) =>
        builder.Services.AddSingleton(_ => Open(storage));

    private static ILogStore Open(StorageSettings storage) => storage.Kind switch
    {
        StorageKind.Files => new FileLogStore(Path.GetFullPath(storage.Files.Root)),
        StorageKind.AzureBlobs => new AzureBlobLogStore(storage.AzureBlobs),
        StorageKind.Memory => new MemoryLogStore(),
        _ => throw new InvalidOperationException($"There is no store of the kind {storage.Kind}."),
    };
}
