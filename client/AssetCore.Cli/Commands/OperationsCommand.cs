using System.CommandLine;
using System.Text.Json;
using AssetCore.Cli.Presentation;

namespace AssetCore.Cli.Commands;

/// <summary><c>operations</c>: what a commit can be made of.</summary>
internal static class OperationsCommand
{
    public static Command Create(CommandKit kit)
    {
        var name = new Argument<string?>("OPERATION")
        {
            Description = "Shows this one with its arguments, errors and an example.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "operations", "Lists the operations that the server knows; with --json its whole manifest.") { name };
        kit.Run(command, async (context, cancellationToken) =>
        {
            using var server = context.Connect();
            var manifest = server.Require(await server.Client.GetManifestAsync(cancellationToken));
            var document = JsonElement.Parse(manifest.Utf8.Span);
            if (context.Arguments.GetValue(name) is { } wanted) Write(context, Find(document, wanted));
            else if (context.Json) context.Documents.Write(document);
            else OperationsPresenter.WriteAll(context.Output, Operations(document));
            return ExitCode.Ok;
        });
        return command;
    }

    private static JsonElement Find(JsonElement manifest, string name)
    {
        var found = Operations(manifest).FirstOrDefault(
            operation => string.Equals(Cells.At(operation, "name"), name, StringComparison.OrdinalIgnoreCase));
        return found.ValueKind == JsonValueKind.Object
            ? found
            : throw CliFault.BadInput($"The server knows no operation {name}.", "assetcore operations");
    }

    private static JsonElement.ArrayEnumerator Operations(JsonElement manifest) =>
        manifest.TryGetProperty("operations", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : default;

    private static void Write(CommandContext context, JsonElement operation)
    {
        if (context.Json) context.Documents.Write(operation);
        else OperationsPresenter.WriteOne(context.Output, operation);
    }
}
