using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Makes consoles for people over plain writers.</summary>
internal static class Consoles
{
    // Wide enough that nothing wraps in pipes and files, where nobody sees a right edge.
    private const int ColumnsWithoutTerminal = 200;

    /// <summary>A console over a writer.</summary>
    public static IAnsiConsole Create(TextWriter writer, bool isTerminal, bool colors)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal && colors ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && colors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal) console.Profile.Width = ColumnsWithoutTerminal;
        return console;
    }
}
