using System.CommandLine;
using AssetCore.Cli.Offline;
using AssetCore.Cli.Presentation;

namespace AssetCore.Cli.Commands;

/// <summary><c>log cat</c>: prints commits with their operations and events.</summary>
internal static class LogCatCommand
{
    public static Command Create(CommandKit kit)
    {
        var source = new LogSource();
        var from = new Option<long>("--from-world-seq")
        {
            Description = "The first commit whose world_seq_end is at or above this.",
            HelpName = "N",
        };
        var limit = new Option<long?>("--limit") { Description = "Commits at most.", HelpName = "N" };
        var command = new Command(
            "cat", "Prints the commits of a log with their operations and events; with --json one object a commit.")
        {
            from, limit,
        };
        source.AddTo(command);
        kit.Run(command, async (context, cancellationToken) =>
        {
            var log = await source.OpenAsync(context.Arguments, context.Host, context.World, cancellationToken);
            var reader = new LogCommits(
                log, context.Arguments.GetValue(from), context.Arguments.GetValue(limit) ?? long.MaxValue);
            await foreach (var commit in reader.ReadAsync(cancellationToken))
            {
                if (context.Json) context.Documents.Write(commit);
                else LoggedCommitPresenter.Write(context.Host.Out, commit);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
