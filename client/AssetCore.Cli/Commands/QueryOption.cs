using System.CommandLine;

namespace AssetCore.Cli.Commands;

/// <summary>An option that becomes a parameter of a query. The server judges its value.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Value">What stands for the value on the help page.</param>
/// <param name="Description">What it does.</param>
/// <param name="Choices">The values there are; empty if any.</param>
internal sealed record QueryOption(
    string Parameter, string Value, string Description, params IReadOnlyList<string> Choices)
{
    /// <summary>The option's name.</summary>
    public string Name => "--" + Parameter.Replace('_', '-');

    /// <summary>A new option of this kind.</summary>
    public Option<string?> Create()
    {
        var option = new Option<string?>(Name) { Description = Description, HelpName = Value };
        if (Choices.Count > 0) option.AcceptOnlyFromAmong([.. Choices]);
        return option;
    }
}
