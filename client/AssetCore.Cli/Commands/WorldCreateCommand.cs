using System.CommandLine;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Cli.Commands;

/// <summary><c>world create</c>: makes a world.</summary>
internal static class WorldCreateCommand
{
    public static Command Create(CommandKit kit)
    {
        var id = WorldCommand.IdArgument(
            "The number of the new world, its namespace_id: 1 or more, never used before.");
        var name = new Option<string?>("--display-name") { Description = "Its name for people.", HelpName = "TEXT" };
        var reason = ReasonOption.Create(isRequired: false);
        var keys = new Option<long?>("--idempotency-keys")
        {
            Description = $"Idempotency keys it remembers: {WorldLimits.IdempotencyKeysMin} to "
                + $"{WorldLimits.IdempotencyKeysMax} (default: 1000000).",
            HelpName = "N",
        };
        var age = new Option<long?>("--idempotency-age")
        {
            Description = $"Sequence numbers after which it forgets a key: {WorldLimits.IdempotencyAgeMin} or more; "
                + "0 (the default) for no such limit.",
            HelpName = "N",
        };
        var command = new Command("create", "Makes a world.") { id, name, reason, keys, age };
        kit.Run(command, async (context, cancellationToken) =>
        {
            using var server = context.Connect();
            var request = new CreateWorldRequest
            {
                NamespaceId = new WorldId(context.Arguments.GetValue(id)),
                DisplayName = context.Arguments.GetValue(name),
                Reason = context.Arguments.GetValue(reason),
                IdempotencyKeysMax = context.Arguments.GetValue(keys),
                IdempotencyAgeMax = context.Arguments.GetValue(age),
            };
            var made = server.Require(await server.Client.CreateWorldAsync(request, cancellationToken));
            WorldCommand.Write(context, made);
            return ExitCode.Ok;
        });
        return command;
    }
}
