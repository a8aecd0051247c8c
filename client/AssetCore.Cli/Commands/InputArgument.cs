using System.CommandLine;

namespace AssetCore.Cli.Commands;

/// <summary>The argument that names an input of commit requests.</summary>
internal static class InputArgument
{
    public static Argument<string> Create() =>
        new("FILE") { Description = "A file of commit requests, or - for standard input." };
}
