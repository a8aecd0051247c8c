using System.CommandLine;
using AssetCore.Cli.Offline;
using AssetCore.Cli.Presentation;

namespace AssetCore.Cli.Commands;

/// <summary><c>log verify</c>: is this log whole?</summary>
internal static class LogVerifyCommand
{
    public static Command Create(CommandKit kit)
    {
        var source = new LogSource();
        var command = new Command(
            "verify",
            "Checks every frame, checksum, hash and sequence of a log, and replays the engine beside it. "
                + "Exit code 0: whole; 1: broken; 2: not readable.");
        source.AddTo(command);
        kit.Run(command, (context, cancellationToken) => ExecuteAsync(context, source, cancellationToken));
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context, LogSource source, CancellationToken cancellationToken)
    {
        var log = await source.OpenAsync(context.Arguments, context.Host, context.World, cancellationToken);
        var report = await context.Progress.RunAsync(
            $"verifying world {context.World}",
            log.Bytes,
            progress => new LogVerifier(log).RunAsync(progress, cancellationToken));
        if (context.Json) context.Documents.Write(report, VerifyPresenter.WriteJson);
        else VerifyPresenter.Write(context.Output, report);
        if (report.Break is not { } found) return ExitCode.Ok;
        await context.Errors.WriteLineAsync(
            "LOG_BROKEN", $"The log of world {report.World} is broken at {found}", null);
        return ExitCode.Refused;
    }
}
