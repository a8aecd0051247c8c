using System.CommandLine;
using AssetCore.Cli.Offline;
using AssetCore.Cli.Presentation;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Recovery;

namespace AssetCore.Cli.Commands;

/// <summary>
/// <c>log tail</c>: the end of a log, and with <c>-f</c> what comes then; of a store that the arguments name, otherwise
/// through a server.
/// </summary>
internal static class LogTailCommand
{
    /// <summary>Between two looks at a store that is followed: a look that finds nothing is one small read.</summary>
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(500);

    /// <summary>Sequence numbers whose commits are shown unless told otherwise.</summary>
    private const long TailEvents = 10;

    public static Command Create(CommandKit kit)
    {
        var source = new LogSource();
        var from = new Option<long?>("--from-world-seq", "--from")
        {
            Description = "The first commit whose world_seq_end is at or above this (default: of a store the last "
                + $"{TailEvents} events, of a server those to come).",
            HelpName = "N",
        };
        var limit = new Option<long?>("--limit") { Description = "Ends after this many commits.", HelpName = "N" };
        var follow = new Option<bool>("--follow", "-f")
        {
            Description = "Goes on with the commits that come; always so through a server.",
        };
        var command = new Command(
            "tail",
            "Prints the last commits of a store that --root or --connection-string names, with -f those to come too; "
                + "without one of them, those to come through the server. With --json one object a commit.")
        {
            from, limit, follow,
        };
        source.AddTo(command, onlyReads: false);
        kit.Run(command, (context, cancellationToken) =>
        {
            var arguments = context.Arguments;
            var most = arguments.GetValue(limit) ?? long.MaxValue;
            return source.IsNamed(arguments)
                ? TailAsync(
                    context, source, arguments.GetValue(from), most, arguments.GetValue(follow), cancellationToken)
                : FollowCommand.ExecuteAsync(context, arguments.GetValue(from), most, cancellationToken);
        });
        return command;
    }

    private static async Task<ExitCode> TailAsync(
        CommandContext context,
        LogSource source,
        long? from,
        long limit,
        bool follows,
        CancellationToken cancellationToken)
    {
        using var store = await source.OpenAsync(context.Arguments, context.Host, true, cancellationToken);
        await store.RequireAsync(context.World, cancellationToken);
        var start = from ?? await FindTailAsync(store, context.World, cancellationToken);
        var commits = await LogCommits.OpenAsync(
            store, context.World, start, long.MaxValue, limit, cancellationToken);
        while (true)
        {
            await foreach (var commit in commits.ReadAsync(cancellationToken))
            {
                if (context.Json) context.Documents.Write(commit);
                else LoggedCommitPresenter.Write(context.Host.Out, commit);
            }

            if (!follows || commits.IsAtEnd) return ExitCode.Ok;
            await context.Host.Out.FlushAsync(cancellationToken);
            await Task.Delay(s_betweenLooks, context.Host.Time, cancellationToken);
        }
    }

    private static Task<long> FindTailAsync(OpenStore store, WorldId world, CancellationToken cancellationToken) =>
        Reading.RunAsync(async () =>
        {
            var replica = await ReplicaRecovery.BuildAsync(
                store.Store, new WorldLogReader(store.Store, world), TimeProvider.System, null, cancellationToken);
            return replica is null ? 0 : Math.Max(0, replica.State.Head.Value - TailEvents + 1);
        });
}
