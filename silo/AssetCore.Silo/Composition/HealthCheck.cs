namespace AssetCore.Silo.Composition;

/// <summary>
/// The mode <c>healthcheck URL</c>: asks a running silo and ends with 0 if it answers with success, otherwise with 1.
/// For containers, whose image has no HTTP client of its own.
/// </summary>
internal static class HealthCheck
{
    private const string Verb = "healthcheck";

    /// <summary>Below the 5 s that the container waits.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(4);

    /// <summary>True if the arguments ask for this mode.</summary>
    public static bool IsAskedFor(string[] args) => args is [Verb, ..];

    /// <summary>Asks; the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length != 2 || !Uri.TryCreate(args[1], UriKind.Absolute, out var uri))
        {
            await Console.Error.WriteLineAsync($"Usage: {Verb} URL");
            return 1;
        }

        try
        {
            using var client = new HttpClient { Timeout = s_timeout };
            using var answer = await client.GetAsync(uri);
            if (answer.IsSuccessStatusCode) return 0;
            await Console.Error.WriteLineAsync($"{uri} answered {(int)answer.StatusCode}.");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{uri} does not answer: {fault.Message}");
        }

        return 1;
    }
}
