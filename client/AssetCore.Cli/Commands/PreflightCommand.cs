using System.CommandLine;
using System.Text.Json;
using AssetCore.Cli.Input;
using AssetCore.Cli.Presentation;

namespace AssetCore.Cli.Commands;

/// <summary><c>preflight</c>: asks what commits would do, each on its own, and changes nothing.</summary>
internal static class PreflightCommand
{
    public static Command Create(CommandKit kit)
    {
        var file = InputArgument.Create();
        var command = new Command(
            "preflight", "Asks what each commit request would do now, on its own; changes nothing.") { file };
        kit.Run(command, (context, cancellationToken) =>
            ExecuteAsync(context, context.Arguments.GetRequiredValue(file), cancellationToken));
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context, string path, CancellationToken cancellationToken)
    {
        using var server = context.Connect();
        using var input = CommitInput.Open(path, context.Host);
        var worst = ExitCode.Ok;
        await foreach (var request in input.ReadAsync(cancellationToken))
        {
            var route = $"v1/write/namespaces/{context.World}/commit/preflight";
            var answer = await server.PostAsync(route, request.Utf8, cancellationToken);
            if (context.Json) context.Documents.Write(answer.Document);
            else if (answer.Problem is null) Write(context, request, answer.Document);
            if (answer.Problem is not { } problem) continue;
            await context.Errors.WriteLineAsync(problem with { Detail = $"line {request.Line}: {problem.Detail}" });
            if (worst == ExitCode.Ok) worst = problem.ExitCode;
        }

        return worst;
    }

    private static void Write(CommandContext context, CommitDocument request, JsonElement document)
    {
        // A key that was used before is answered with its receipt.
        if (!document.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array)
        {
            ObjectPresenter.Write(context.Output, document);
            return;
        }

        var line = $"line {request.Line}: would commit after world_seq {Cells.At(document, "validated_world_seq")} "
            + $"with {events.GetArrayLength()} events";
        context.Output.Write(PlainText.Of(line + Environment.NewLine));
        var table = Tables.Create("event");
        foreach (var change in events.EnumerateArray()) table.AddTextRow(Cells.Text(change));
        context.Output.Write(table);
    }
}
