using System.Net.Sockets;
using AssetCore.Silo.Configuration;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace AssetCore.Silo.Composition;

/// <summary>Tells people why the silo does not start, without a stack trace where the reason is theirs to mend.</summary>
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

    /// <summary>Runs the host until it is told to stop; the exit code.</summary>
    public static async Task<int> GuardAsync(WebApplication app, SiloSettings settings)
    {
        if (PortFaults.Find(settings.Clustering).ToList() is { Count: > 0 } taken) return Report(taken);
        try
        {
            await app.StartAsync();
        }
        // What a person can mend at this edge of the host; anything else keeps its stack trace.
        catch (Exception fault) when (Reasons(fault) is not null)
        {
            return Report(Reasons(fault)!);
        }

        await app.WaitForShutdownAsync();
        return 0;
    }

    private static IEnumerable<string>? Reasons(Exception fault) => fault switch
    {
        OptionsValidationException options => options.Failures,
        AggregateException { InnerExceptions: [var only] } => Reasons(only),
        IOException { InnerException: AddressInUseException } bind => [$"{bind.Message} Choose another address with --urls."],
        IOException or InvalidDataException or UnauthorizedAccessException or SocketException => [fault.Message],
        _ => null,
    };
}
