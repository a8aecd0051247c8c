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
        var from = new Option<long>("--from", "--from-world-seq")
        {
            Description = "The first commit whose world_seq_end is at or above this.",
            HelpName = "SEQ",
        };
        var to = new Option<long?>("--to", "--to-world-seq")
        {
            Description = "The last commit whose world_seq_start is at or below this (default: the end).",
            HelpName = "SEQ",
        };
        var limit = new Option<long?>("--limit") { Description = "Commits at most.", HelpName = "N" };
        var command = new Command(
            "cat", "Prints the commits of a log with their operations and events; with --json one object a commit.")
        {
            from, to, limit,
        };
        source.AddTo(command, onlyReads: true);
        kit.Run(command, async (context, cancellationToken) =>
        {
            using var store = await source.OpenAsync(context.Arguments, context.Host, true, cancellationToken);
            var reader = await LogCommits.OpenAsync(
                store,
                context.WorldIn(store),
                context.Arguments.GetValue(from),
                context.Arguments.GetValue(to) ?? long.MaxValue,
                context.Arguments.GetValue(limit) ?? long.MaxValue,
                cancellationToken);
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
