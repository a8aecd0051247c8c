using AssetCore.Client;
using AssetCore.Format.Json;

namespace AssetCore.Cli.Online;

/// <summary>What came instead of an answer, as the end of a command.</summary>
internal static class ServerFaults
{
    private const string AddressHint = "is the server running? is --url right?";

    /// <summary>No answer came.</summary>
    public static CliFault Of(AnswerLostException lost) => lost switch
    {
        { IsStranger: true } => new CliFault(ExitCode.Unreachable, "NOT_ASSETCORE", lost.Message, "is --url right?"),
        { InnerException: OperationCanceledException } =>
            new CliFault(ExitCode.Unreachable, "NO_ANSWER", lost.Message, "repeat: it is safe"),
        _ => new CliFault(ExitCode.Unreachable, "SERVER_UNREACHABLE", lost.Message, AddressHint),
    };

    /// <summary>Something that is not AssetCore, or is newer than this program, answered.</summary>
    public static CliFault Of(AnswerFaultException fault) =>
        new(ExitCode.Unreachable, "NOT_ASSETCORE", fault.Message, "is --url right?");
}
