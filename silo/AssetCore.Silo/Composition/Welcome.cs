using AssetCore.Silo.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AssetCore.Silo.Composition;

/// <summary>Tells people, once the silo is ready, where everything is and what to try next.</summary>
internal static class Welcome
{
    /// <summary>Prints to the standard output.</summary>
    public static void Print(IServer server, SiloSettings settings)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine($"""

            AssetCore is ready.
              listens on   {string.Join(", ", addresses)}
              data         {Data(settings.Storage)}
              tokens       {settings.Auth.TokenDirectory(settings.Storage) ?? "from the configuration"}
              API          {addresses.FirstOrDefault()}/docs/api

            Try next:      dotnet run -c Release --project client/AssetCore.Cli -- demo

            """);
    }

    private static string Data(StorageSettings storage) => storage.Kind switch
    {
        StorageKind.Files => Path.GetFullPath(storage.Files.Root),
        StorageKind.AzureBlobs => $"blob container {storage.AzureBlobs.ContainerName}",
        _ => "in memory, gone when this process ends",
    };
}
