using System.CommandLine;
using AssetCore.Cli.Offline;
using AssetCore.Cli.Presentation;
using AssetCore.Ids;
using AssetCore.Recovery.Verification;

namespace AssetCore.Cli.Commands;

/// <summary><c>log verify</c>: is this world whole?</summary>
internal static class LogVerifyCommand
{
    public static Command Create(CommandKit kit)
    {
        var source = new LogSource();
        var all = new Option<bool>("--all")
        {
            Description = "Verifies every world of the store, the index of worlds included, instead of --world.",
        };
        var rejudge = new Option<bool>("--rejudge")
        {
            Description = "Lets the rules judge every request again, and compares what they come to byte for byte.",
        };
        var expected = new ExpectedHeadOptions();
        var command = new Command(
            "verify",
            "Checks every frame, checksum, hash and sequence of a log, replays the engine beside it, and holds the "
                + "manifest, the checkpoints, the packs and the source of a fork against it. "
                + "Exit code 0: whole; 1: broken; 2: not readable.") { all, rejudge };
        expected.AddTo(command);
        source.AddTo(command, onlyReads: true);
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) && expected.IsGiven(result)) result.AddError("--expect-seq is of one world.");
        });
        kit.Run(command, async (context, cancellationToken) =>
        {
            using var store = await source.OpenAsync(context.Arguments, context.Host, true, cancellationToken);
            var options = new VerifyOptions
            {
                Expected = expected.Read(context.Arguments),
                Rejudge = context.Arguments.GetValue(rejudge),
            };
            return await ExecuteAsync(
                context, store, options, context.Arguments.GetValue(all), cancellationToken);
        });
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context, OpenStore store, VerifyOptions options, bool all, CancellationToken cancellationToken)
    {
        var worlds = all ? await store.ListWorldsAsync(cancellationToken) : [context.WorldIn(store)];
        var exit = ExitCode.Ok;
        foreach (var world in worlds)
        {
            var report = await VerifyAsync(context, store, world, options, cancellationToken);
            if (report is null && all) continue;
            if (report is null) throw store.NotFound(world);
            if (context.Json) context.Documents.Write(report, VerifyPresenter.WriteJson);
            else VerifyPresenter.Write(context.Output, report);
            foreach (var finding in report.Findings)
            {
                await context.Errors.WriteLineAsync(
                    "LOG_BROKEN", $"The log of world {world} is broken at {finding}", null);
                exit = ExitCode.Refused;
            }
        }

        return exit;
    }

    private static async Task<WorldReport?> VerifyAsync(
        CommandContext context,
        OpenStore store,
        WorldId world,
        VerifyOptions options,
        CancellationToken cancellationToken)
    {
        var bytes = await store.MeasureAsync(world, cancellationToken) * (options.Rejudge ? 2 : 1);
        var verifier = new WorldVerifier(store.Store, world, TimeProvider.System);
        try
        {
            return await context.Progress.RunAsync(
                $"verifying world {world}",
                bytes,
                report => verifier
                    .VerifyAsync(options, new Progress(report), cancellationToken)
                    .AsTask());
        }
        catch (Exception exception) when (OpenStore.IsUnreadable(exception))
        {
            throw OpenStore.NotReadable(exception);
        }
    }

    private sealed class Progress(Action<double, string> report) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => report(value.Bytes, value.Stage);
    }
}
