using System.CommandLine;
using AssetCore.Cli.Online;
using AssetCore.Cli.Presentation;
using AssetCore.Client;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Cli.Commands;

/// <summary><c>follow</c>: prints the commits of a world as they come.</summary>
internal static class FollowCommand
{
    public static Command Create(CommandKit kit)
    {
        var from = new Option<long?>("--from-world-seq")
        {
            Description = "The first commit whose world_seq_end is at or above this; 0 for the beginning "
                + "(default: those to come).",
            HelpName = "N",
        };
        var limit = new Option<long?>("--limit")
        {
            Description = "Ends after this many commits (default: never).",
            HelpName = "N",
        };
        var command = new Command(
            "follow",
            "Prints the commits of a world as they come, each once and none left out, also when the server restarts; "
                + "with --json one object a commit.") { from, limit };
        kit.Run(command, (context, cancellationToken) => ExecuteAsync(
            context, context.Arguments.GetValue(from), context.Arguments.GetValue(limit) ?? long.MaxValue,
            cancellationToken));
        return command;
    }

    /// <summary>Prints commits as they come through the server.</summary>
    public static async Task<ExitCode> ExecuteAsync(
        CommandContext context, long? from, long limit, CancellationToken cancellationToken)
    {
        using var server = context.Connect();
        var world = server.GetWorld(context.World);
        var start = from ?? (await HeadAsync(server, world, cancellationToken)).Next.Value;
        var left = limit;
        try
        {
            await foreach (var commit in world.FollowAsync(new WorldSeq(start), cancellationToken))
            {
                Write(context, commit);
                if (--left <= 0) break;
            }
        }
        catch (ReadRefusedException refused)
        {
            throw new ServerRefusal(server.Judge(refused.Rejection), Documents.Of(refused.Rejection));
        }

        return ExitCode.Ok;
    }

    private static async Task<WorldSeq> HeadAsync(
        Server server, IWorldClient world, CancellationToken cancellationToken) =>
        server.Require(await world.GetFreshnessAsync(cancellationToken)).Freshness?.CommitLogWorldSeq ?? WorldSeq.None;

    private static void Write(CommandContext context, CommittedCommit commit)
    {
        var document = Documents.Make(json => AnswerJson.Write(json, commit));
        if (context.Json) context.Documents.Write(document);
        else LoggedCommitPresenter.Write(context.Host.Out, document);
        context.Host.Out.Flush();
    }
}
