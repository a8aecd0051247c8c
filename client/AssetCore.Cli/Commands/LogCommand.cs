using System.CommandLine;

namespace AssetCore.Cli.Commands;

/// <summary><c>log</c>: reads logs offline, and follows one through a server.</summary>
internal static class LogCommand
{
    public static Command Create(CommandKit kit) =>
        new(
            "log",
            "Reads the log of a world without a server, of a stopped store or beside the silo that writes it; tail "
                + "through a server too.")
        {
            LogTailCommand.Create(kit),
            LogVerifyCommand.Create(kit),
            LogCatCommand.Create(kit),
        };
}
