using System.Net.Sockets;
using AssetCore.Silo.Configuration;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace AssetCore.Silo.Composition;

/// <summary>
/// Tells people why the silo does not start, without a stack trace where the reason is theirs to mend.
/// </summary>
internal static class StartFailure
{
    private const int ExitCode = 1;

    /// <summary>Prints every fault; the exit code.</summary>
    public static int Report(IEnumerable<string> faults)
    {
        Console.Error.WriteLine("AssetCore does not start:");
        foreach (var fault in faults) Console.Error.WriteLine("  " + fault);
        return ExitCode;
    }

    /// <summary>Starts the host; null if it runs, otherwise why it does not.</summary>
    /// <exception cref="Exception">
    /// The reason is none that a person could mend: a fault with its stack trace.
    /// </exception>
    public static async Task<IReadOnlyList<string>?> StartAsync(WebApplication application)
    {
        var clustering = application.Services.GetRequiredService<SiloSettings>().Clustering;
        if (PortFaults.Find(clustering, Addresses(application)).ToList() is { Count: > 0 } taken) return taken;
        try
        {
            await application.StartAsync();
            return null;
        }
        catch (Exception fault) when (Reasons(fault) is not null)
        {
            return [.. Reasons(fault)!];
        }
    }

    private static string[] Addresses(WebApplication application) =>
        (application.Configuration["urls"] ?? "")
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string>? Reasons(Exception fault) => fault switch
    {
        OptionsValidationException options => options.Failures,
        AggregateException { InnerExceptions: [var only] } => Reasons(only),
        IOException { InnerException: AddressInUseException } bind =>
            [$"{bind.Message} Choose another address with --urls."],
        IOException or InvalidDataException or UnauthorizedAccessException or SocketException => [fault.Message],
        _ => null,
    };
}
