using System.CommandLine;
using AssetCore.Cli.Demo;
using AssetCore.Cli.Presentation;

namespace AssetCore.Cli.Commands;

/// <summary><c>demo</c>: tells the scenarios to a server, reads them back and verifies their logs.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandKit kit)
    {
        var scenarios = new Option<string?>("--scenarios")
        {
            Description =
                "A folder of scenarios (default: scenarios/ here or above, otherwise those inside this program).",
            HelpName = "DIR",
        };
        var root = new Option<string>("--root")
        {
            Description = "The root of the server's file store, to verify the logs beside it.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "data",
        };
        var command = new Command(
            "demo",
            "Tells three scenarios (a lab, a warehouse, a game), compares every answer and verifies their logs. "
                + "Running it again replays the same receipts.")
        {
            scenarios, root,
        };
        kit.Run(command, (context, cancellationToken) =>
            ExecuteAsync(
                context, context.Arguments.GetValue(scenarios), context.Arguments.GetValue(root)!, cancellationToken));
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context, string? folder, string root, CancellationToken cancellationToken)
    {
        var (place, scenarios) = await ScenarioSource.ReadAsync(folder, context.Host, cancellationToken);
        using var server = context.Connect();
        var runner = new DemoRunner(server, context.Host.FullPath(root));
        if (!context.Json)
            await context.Host.Out.WriteLineAsync(
                $"{scenarios.Length} scenarios from {place} at {server.Address}{Environment.NewLine}");
        var outcomes = new List<DemoOutcome>(scenarios.Length);
        foreach (var scenario in scenarios)
        {
            var outcome = await context.Progress.RunAsync(
                scenario.Title, null, report => runner.RunAsync(scenario, step => report(0, step), cancellationToken));
            if (!context.Json) DemoPresenter.Write(context.Output, outcome);
            outcomes.Add(outcome);
        }

        return await ConcludeAsync(context, outcomes);
    }

    private static async Task<ExitCode> ConcludeAsync(CommandContext context, List<DemoOutcome> outcomes)
    {
        if (context.Json) context.Documents.Write<IReadOnlyList<DemoOutcome>>(outcomes, DemoDocument.Write);
        var different = outcomes.Where(outcome => !outcome.IsAsExpected).Select(outcome => outcome.Scenario.Name)
            .ToArray();
        if (different.Length > 0)
        {
            await context.Errors.WriteLineAsync(
                "DEMO_DIFFERS", $"Not everything came out as the scenarios say: {string.Join(", ", different)}.", null);
            return ExitCode.Refused;
        }

        if (!context.Json) await context.Host.Out.WriteLineAsync("Everything came out as the scenarios say.");
        return ExitCode.Ok;
    }
}
