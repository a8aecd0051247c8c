using Microsoft.Extensions.Logging.Console;

namespace AssetCore.Silo.Composition;

/// <summary>What the host itself is told: how to log, where to listen, how long a stop may take.</summary>
internal static class Hosting
{
    /// <summary>Where the host listens unless told otherwise: this machine only.</summary>
    private const string UrlDefault = "http://127.0.0.1:8080";

    /// <summary>
    /// Patience with a stop: below the 20 s within which a silo must have ended, with time left for what comes after
    /// the services have stopped.
    /// </summary>
    private static readonly TimeSpan s_shutdownTimeout = TimeSpan.FromSeconds(18);

    private static readonly string[] s_addressKeys = ["urls", "http_ports", "https_ports"];

    /// <summary>One line an event.</summary>
    public static void ConfigureConsole(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.ColorBehavior = LoggerColorBehavior.Default;
        });
    }

    /// <summary>
    /// Listens on the default address unless the configuration names one, and bounds the time of a stop.
    /// </summary>
    public static void ConfigureServer(this WebApplicationBuilder builder)
    {
        var isTold = s_addressKeys.Any(key => !string.IsNullOrEmpty(builder.Configuration[key]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!isTold) builder.WebHost.UseUrls(UrlDefault);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdownTimeout);
    }
}
