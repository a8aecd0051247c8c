using System.CommandLine;
using AssetCore.Cli.Online;
using AssetCore.Cli.Presentation;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Cli.Commands;

/// <summary><c>world</c>: makes and lists worlds, and says how they are run.</summary>
internal static class WorldCommand
{
    public static Command Create(CommandKit kit)
    {
        var world = new Command("world", "Makes and lists worlds, and says how they are run.")
        {
            WorldCreateCommand.Create(kit),
            WorldForkCommand.Create(kit),
            GetCommand.CreateResource(kit, GetResources.Namespaces, "list", "Lists the worlds."),
            Status(kit),
            Checkpoint(kit),
            GetCommand.CreateResource(
                kit, GetResources.Changes, "changes", "Lists what happened to worlds, oldest first, and why."),
        };
        foreach (var change in WorldChangeCommand.All(kit)) world.Add(change);
        return world;
    }

    /// <summary>The argument that names the world of a command.</summary>
    public static Argument<long> IdArgument(string description, string name = "ID")
    {
        var id = new Argument<long>(name) { Description = description };
        id.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out var value) && value < 1)
                result.AddError($"A world's number is 1 or more, not {value}.");
        });
        return id;
    }

    /// <summary>Writes a world as the index of worlds lists it.</summary>
    public static void Write(CommandContext context, WorldItem world)
    {
        var document = Documents.Make(json => WorldJson.Write(json, world));
        if (context.Json) context.Documents.Write(document);
        else ObjectPresenter.Write(context.Output, document);
    }

    private static Command Checkpoint(CommandKit kit)
    {
        var id = IdArgument("The world.");
        var checkpoint = new Command(
            "checkpoint", "Lets the server take a checkpoint at the durable end of a world, unless there is one.")
        {
            id,
        };
        kit.Run(checkpoint, async (context, cancellationToken) =>
        {
            using var server = context.Connect();
            var world = new WorldId(context.Arguments.GetValue(id));
            var taken = server.Require(await server.Client.TakeCheckpointAsync(world, cancellationToken));
            var document = Documents.Make(json => WorldJson.Write(json, taken));
            if (context.Json) context.Documents.Write(document);
            else ObjectPresenter.Write(context.Output, document);
            return ExitCode.Ok;
        });
        return checkpoint;
    }

    private static Command Status(CommandKit kit)
    {
        var id = IdArgument("The world.");
        var status = new Command("status", "Shows how a world is: head, epoch, state and why, limits.") { id };
        kit.Run(status, async (context, cancellationToken) =>
        {
            using var server = context.Connect();
            var world = new WorldId(context.Arguments.GetValue(id));
            var found = server.Require(await server.Client.GetWorldStatusAsync(world, cancellationToken));
            var document = Documents.Make(json => WorldJson.Write(json, found));
            if (context.Json) context.Documents.Write(document);
            else WorldPresenter.WriteStatus(context.Output, document);
            return ExitCode.Ok;
        });
        return status;
    }
}
