using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using AssetCore.Cli.Online;
using AssetCore.Cli.Presentation;

namespace AssetCore.Cli.Commands;

/// <summary><c>world</c>: makes and lists worlds.</summary>
internal static class WorldCommand
{
    public static Command Create(CommandKit kit)
    {
        var id = new Argument<long>("ID")
        {
            Description = "The number of the new world, its namespace_id: 1 or more, never used before.",
        };
        var name = new Option<string?>("--display-name") { Description = "Its name for people.", HelpName = "TEXT" };
        var create = new Command("create", "Makes a world.") { id, name };
        kit.Run(create, (context, cancellationToken) =>
            CreateAsync(
                context, Request(context.Arguments.GetValue(id), context.Arguments.GetValue(name)), cancellationToken));
        var list = GetCommand.CreateResource(kit, GetResources.Namespaces, "list", "Lists the worlds.");
        return new Command("world", "Makes and lists worlds.") { create, list };
    }

    /// <summary>The request that makes a world.</summary>
    public static ServerRequest Request(long world, string? displayName)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteNumber("namespace_id", world);
        if (displayName is not null) json.WriteString("display_name", displayName);
        json.WriteEndObject();
        json.Flush();
        return new ServerRequest(HttpMethod.Post, "/v1/write/namespaces", buffer.WrittenMemory);
    }

    private static async Task<ExitCode> CreateAsync(
        CommandContext context, ServerRequest request, CancellationToken cancellationToken)
    {
        using var server = context.Connect();
        var document = await server.RequireAsync(request, cancellationToken);
        if (context.Json) context.Documents.Write(document);
        else ObjectPresenter.Write(context.Output, document);
        return ExitCode.Ok;
    }
}
