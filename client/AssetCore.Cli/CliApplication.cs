using System.CommandLine;
using System.CommandLine.Invocation;
using AssetCore.Cli.Commands;
using AssetCore.Cli.Options;

namespace AssetCore.Cli;

/// <summary>The <c>assetcore</c> command as a function from arguments to an exit code.</summary>
internal static class CliApplication
{
    private const string Description = """
        AssetCore from the command line: online through a server, offline on a log.

        Exit codes: 0 done or whole; 1 judged and refused, different or broken; 2 arguments, input or log not usable;
        3 the server does not answer or cannot now; 4 no token, or not allowed; 70 a fault of this program;
        130 interrupted.
        """;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, CliHost host, CancellationToken cancellationToken)
    {
        var kit = new CommandKit(host, new GlobalOptions());
        var parsed = CreateRoot(kit).Parse(arguments);
        if (parsed.Action is ParseErrorAction) return (int)await ReportAsync(parsed, kit);
        var configuration = new InvocationConfiguration
        {
            Output = host.Out,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static RootCommand CreateRoot(CommandKit kit)
    {
        var root = new RootCommand(Description)
        {
            DemoCommand.Create(kit),
            CommitCommand.Create(kit),
            PreflightCommand.Create(kit),
            ReverseCommand.Create(kit),
            GetCommand.Create(kit),
            FollowCommand.Create(kit),
            LogCommand.Create(kit),
            ReplayCommand.Create(kit),
            CheckpointCommand.Create(kit),
            ExportCommand.Create(kit),
            ImportCommand.Create(kit),
            WorldCommand.Create(kit),
            SubjectCommand.Create(kit),
            OperationsCommand.Create(kit),
            WhoamiCommand.Create(kit),
            BenchCommand.Create(kit),
        };
        foreach (var option in kit.Globals.All) root.Options.Add(option);
        return root;
    }

    private static async Task<ExitCode> ReportAsync(ParseResult parsed, CommandKit kit)
    {
        var detail = string.Join(" ", parsed.Errors.Select(error => error.Message));
        var command = Path(parsed);
        var fault = new CliFault(ExitCode.Unusable, "BAD_ARGUMENTS", detail, $"{command} --help");
        await kit.Errors(parsed).WriteAsync(fault);
        return fault.ExitCode;
    }

    private static string Path(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (SymbolResultView view = new(parsed.CommandResult); view.Command is { } command; view = view.Parent)
        {
            names.Push(command is RootCommand ? "assetcore" : command.Name);
        }

        return string.Join(' ', names);
    }

    // Walks from the innermost command that was recognized to the root.
    private readonly record struct SymbolResultView(System.CommandLine.Parsing.SymbolResult? Result)
    {
        public Command? Command => (Result as System.CommandLine.Parsing.CommandResult)?.Command;

        public SymbolResultView Parent => new(Result?.Parent);
    }
}
