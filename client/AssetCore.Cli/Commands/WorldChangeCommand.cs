using System.CommandLine;
using AssetCore.Cli.Online;
using AssetCore.Client;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Cli.Commands;

/// <summary>The commands that change how a world is run, each with a word of its own and a reason.</summary>
internal static class WorldChangeCommand
{
    /// <summary>All of them, in the order of the help page.</summary>
    public static IEnumerable<Command> All(CommandKit kit) =>
    [
        Operational(
            kit, "freeze", "Lets nothing change in a world but how it is run; it is read as ever.",
            reason => new OperationalStateRequest(null, null, true, reason)),
        Operational(
            kit, "unfreeze", "Ends a freeze.", reason => new OperationalStateRequest(null, null, false, reason)),
        Operational(
            kit, "read-only", "Lets a world refuse commits; it is read as ever.",
            reason => new OperationalStateRequest(WriteMode.ReadOnly, null, null, reason)),
        Operational(
            kit, "read-write", "Lets a world take commits again.",
            reason => new OperationalStateRequest(WriteMode.ReadWrite, null, null, reason)),
        Operational(
            kit, "drain", "Lets a world finish what is queued and ask for new commits to be sent again later.",
            reason => new OperationalStateRequest(null, true, null, reason)),
        Operational(
            kit, "undrain", "Ends a drain.", reason => new OperationalStateRequest(null, false, null, reason)),
        Lifecycle(
            kit, "disable", "Hides a world from all but its administrators.", WorldLifecycle.Disabled, isFinal: false),
        Lifecycle(kit, "enable", "Ends the hiding of a world.", WorldLifecycle.Provisioned, isFinal: false),
        Lifecycle(
            kit, "delete", "Deletes a world for good: its number is never used again.", WorldLifecycle.Deleted,
            isFinal: true),
        Make(
            kit, "purge", "Frees the bytes of a deleted world for good; refused while a fork leans on them.", Sure(),
            (server, world, reason, cancellationToken) =>
                server.Client.PurgeWorldAsync(world, new PurgeRequest(reason), cancellationToken)),
    ];

    private static Command Operational(
        CommandKit kit, string name, string description, Func<string, OperationalStateRequest> request) => Make(
            kit, name, description, null, (server, world, reason, cancellationToken) =>
                server.Client.ChangeOperationalStateAsync(world, request(reason), cancellationToken));

    private static Command Lifecycle(
        CommandKit kit, string name, string description, WorldLifecycle target, bool isFinal) => Make(
            kit, name, description, isFinal ? Sure() : null, (server, world, reason, cancellationToken) =>
                server.Client.ChangeLifecycleAsync(world, new LifecycleRequest(target, reason), cancellationToken));

    private static Option<bool> Sure() => new("--yes") { Description = "Says that this is meant; required." };

    private static Command Make(
        CommandKit kit,
        string name,
        string description,
        Option<bool>? sure,
        Func<Server, WorldId, string, CancellationToken, Task<ReadOutcome<WorldItem>>> change)
    {
        var id = WorldCommand.IdArgument("The world.");
        var reason = ReasonOption.Create(isRequired: true);
        var command = new Command(name, description) { id, reason };
        if (sure is not null)
        {
            command.Add(sure);
            command.Validators.Add(result =>
            {
                if (!result.GetValue(sure)) result.AddError("This cannot be undone: say --yes if it is meant.");
            });
        }

        kit.Run(command, async (context, cancellationToken) =>
        {
            using var server = context.Connect();
            var world = new WorldId(context.Arguments.GetValue(id));
            var outcome = await change(server, world, context.Arguments.GetValue(reason)!, cancellationToken);
            WorldCommand.Write(context, server.Require(outcome));
            return ExitCode.Ok;
        });
        return command;
    }
}
