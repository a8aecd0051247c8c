using System.CommandLine;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Cli.Commands;

/// <summary><c>world fork</c>: makes a world that begins as another one was.</summary>
internal static class WorldForkCommand
{
    public static Command Create(CommandKit kit)
    {
        var source = WorldCommand.IdArgument("The world to begin from; it stays as it is.", "SOURCE");
        var id = WorldCommand.IdArgument("The number of the fork: 1 or more, never used before.", "FORK");
        var at = new Option<long?>("--at")
        {
            Description = "Begins behind the last commit that ends at or below this sequence (default: the head).",
            HelpName = "N",
        };
        var name = new Option<string?>("--display-name")
        {
            Description = "Its name for people (default: the source's).",
            HelpName = "TEXT",
        };
        var reason = ReasonOption.Create(isRequired: true);
        var command = new Command("fork", "Makes a world that begins as another one was, and goes its own way.")
        {
            source, id, at, name, reason,
        };
        kit.Run(command, async (context, cancellationToken) =>
        {
            using var server = context.Connect();
            var request = new ForkWorldRequest
            {
                SourceNamespaceId = new WorldId(context.Arguments.GetValue(source)),
                NamespaceId = new WorldId(context.Arguments.GetValue(id)),
                AtWorldSeq = context.Arguments.GetValue(at) is { } worldSeq ? new WorldSeq(worldSeq) : null,
                DisplayName = context.Arguments.GetValue(name),
                Reason = context.Arguments.GetValue(reason)!,
            };
            var made = server.Require(await server.Client.ForkWorldAsync(request, cancellationToken));
            WorldCommand.Write(context, made);
            return ExitCode.Ok;
        });
        return command;
    }
}
