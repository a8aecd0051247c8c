using System.CommandLine;

namespace AssetCore.Cli.Commands;

/// <summary>The option that says why something is done, which goes on record.</summary>
internal static class ReasonOption
{
    public static Option<string?> Create(bool isRequired) => new("--reason")
    {
        Description = "Why, for the record.",
        HelpName = "TEXT",
        Required = isRequired,
    };
}
