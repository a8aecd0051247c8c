using AssetCore.Http;
using AssetCore.Silo.Configuration;

namespace AssetCore.Silo.Composition;

/// <summary>Adds the contract over HTTP, and what makes the silo ready for it.</summary>
internal static class FrontDoor
{
    /// <summary>Adds the HTTP room and the service that sees to world 1.</summary>
    public static void AddFrontDoor(this WebApplicationBuilder builder, SiloSettings settings)
    {
        builder.Services.AddAssetCoreHttp(http =>
        {
            http.OwnsAllPaths = true;
            settings.Streams.ApplyTo(http);
            http.Auth.Tokens = settings.Auth.Tokens;
            http.Auth.TokenDirectory = settings.Auth.TokenDirectory(settings.Storage);
        });
        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<FirstWorld>();
    }
}
