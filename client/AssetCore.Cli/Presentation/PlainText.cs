using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Text that is shown as it is, never taken for markup.</summary>
internal static class PlainText
{
    /// <summary>Text, in the style of its surroundings unless one is given.</summary>
    public static Spectre.Console.Text Of(string text, Style? style = null) => new(text, style);
}
