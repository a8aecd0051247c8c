using System.Text.Json;
using AssetCore.Cli.Online;

namespace AssetCore.Cli.Presentation;

/// <summary>
/// Writes a failure: one line for people on standard error, with <c>--json</c> also a document on standard output.
/// </summary>
/// <param name="host">Where to.</param>
/// <param name="json">True if standard output carries JSON.</param>
internal sealed class ErrorPresenter(CliHost host, bool json)
{
    /// <summary>A failure that this program found.</summary>
    public async Task WriteAsync(CliFault fault)
    {
        await WriteLineAsync(fault.Code, fault.Message, fault.Hint);
        if (json) new JsonOutput(host.Out).Write(fault, WriteDocument);
    }

    /// <summary>A refusal that ends the command.</summary>
    /// <returns>What the process ends with.</returns>
    public async Task<ExitCode> WriteAsync(ServerRefusal refusal)
    {
        await WriteLineAsync(refusal.Problem);
        if (json) new JsonOutput(host.Out).Write(refusal.Document);
        return refusal.Problem.ExitCode;
    }

    /// <summary>
    /// A refusal that the server answered. Its document is the caller's to write, for it is a result.
    /// </summary>
    public Task WriteLineAsync(Problem problem)
    {
        var place = problem.OperationIndex is { } index ? $"operation {index}: " : "";
        return WriteLineAsync(problem.Code, place + problem.Detail, problem.Hint);
    }

    /// <summary>A finding of the command, whose document is a result.</summary>
    public Task WriteLineAsync(string code, string detail, string? hint)
    {
        var line = hint is null ? $"error: {code}: {detail}" : $"error: {code}: {detail} (hint: {hint})";
        return host.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
    }

    private static void WriteDocument(Utf8JsonWriter writer, CliFault fault)
    {
        writer.WriteStartObject();
        writer.WriteString("code", fault.Code);
        writer.WriteString("detail", fault.Message);
        writer.WriteString("hint", fault.Hint);
        writer.WriteNumber("exit_code", (int)fault.ExitCode);
        writer.WriteEndObject();
    }
}
