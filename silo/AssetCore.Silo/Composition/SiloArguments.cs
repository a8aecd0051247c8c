namespace AssetCore.Silo.Composition;

/// <summary>
/// Judges the arguments before they are taken for settings. The configuration of .NET passes over what it does not
/// understand, and a silo that starts where help was asked for, or with a setting misspelt, is nobody's wish.
/// </summary>
internal static class SiloArguments
{
    private const string HealthCheckUsage = "AssetCore.Silo healthcheck URL";

    private static readonly string[] s_help = ["--help", "-h", "-?", "/?", "help"];

    /// <summary>Settings of the host that are no part of a section.</summary>
    private static readonly string[] s_hostKeys =
    [
        "urls", "http_ports", "https_ports", "environment", "applicationName", "contentRoot", "AllowedHosts",
        "shutdownTimeoutSeconds", "detailedErrors",
    ];

    /// <summary>Sections; what stands in <c>AssetCore</c> is judged with the other settings.</summary>
    private static readonly string[] s_sections = ["AssetCore", "Logging", "Kestrel", "ConnectionStrings"];

    /// <summary>True if somebody wants to be told what can be said here.</summary>
    public static bool AskForHelp(string[] args) =>
        args.Any(arg => s_help.Contains(arg, StringComparer.OrdinalIgnoreCase));

    /// <summary>Prints how the silo is started; the exit code.</summary>
    public static int PrintUsage()
    {
        Console.WriteLine($"""
            Runs a silo of AssetCore: worlds, their logs, and the HTTP API in front of them, until Ctrl-C or SIGTERM.

            Usage: AssetCore.Silo [--SETTING VALUE | --SETTING=VALUE]...
                   {HealthCheckUsage}    asks a running silo; ends with 0 if it is well

              --urls URL                                     where HTTP listens (http://127.0.0.1:8080)
              --AssetCore:Storage:Kind KIND                  Files, AzureBlobs or Memory (Files)
              --AssetCore:Storage:Files:Root DIR             the folder of the file store (./data)
              --AssetCore:Storage:AzureBlobs:ConnectionString TEXT
              --AssetCore:Auth:Root DIR                      where tokens are made on a first start (./data/auth)
              --AssetCore:Clustering:SiloPort PORT           silo to silo (11111)
              --AssetCore:Clustering:GatewayPort PORT        Orleans clients (30000)

            All settings, and the same from files and the environment: docs/operations/configuration.md
            """);
        return 0;
    }

    /// <summary>What is wrong with the arguments, one sentence each.</summary>
    public static IEnumerable<string> FindFaults(string[] args)
    {
        for (var at = 0; at < args.Length; at++)
        {
            var (name, isWhole) = Split(args[at]);
            if (name is null)
            {
                yield return $"{args[at]} is no setting: write --SETTING VALUE.";
                continue;
            }

            if (!IsKnown(name)) yield return $"--{name} is not a setting.";
            if (isWhole) continue;
            if (at + 1 == args.Length || args[at + 1].StartsWith("--", StringComparison.Ordinal))
                yield return $"--{name} has no value.";
            else at++;
        }
    }

    /// <summary>
    /// The setting that an argument names, and whether its value stands in it; null if it names none.
    /// </summary>
    private static (string? Name, bool IsWhole) Split(string argument)
    {
        var prefix = argument.StartsWith("--", StringComparison.Ordinal) ? 2 : argument.StartsWith('/') ? 1 : 0;
        var end = argument.IndexOf('=', StringComparison.Ordinal);
        if (prefix == 0 && end <= 0) return (null, false);
        return end < 0 ? (argument[prefix..], false) : (argument[prefix..end], true);
    }

    private static bool IsKnown(string name) => name.Split(':') is [var section, _, ..]
        ? s_sections.Contains(section, StringComparer.OrdinalIgnoreCase)
        : s_hostKeys.Contains(name, StringComparer.OrdinalIgnoreCase);
}
