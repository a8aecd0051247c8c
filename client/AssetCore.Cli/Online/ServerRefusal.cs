using System.Text.Json;

namespace AssetCore.Cli.Online;

/// <summary>The server refused what a command cannot do without.</summary>
/// <param name="problem">The refusal.</param>
/// <param name="document">The refusal as the server sent it.</param>
internal sealed class ServerRefusal(Problem problem, JsonElement document) : Exception(problem.ToString())
{
    /// <summary>The refusal.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>The refusal as the server sent it.</summary>
    public JsonElement Document { get; } = document;
}
