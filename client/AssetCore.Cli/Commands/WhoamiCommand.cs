using System.CommandLine;
using AssetCore.Cli.Presentation;

namespace AssetCore.Cli.Commands;

/// <summary><c>whoami</c>: who the server takes the token for.</summary>
internal static class WhoamiCommand
{
    public static Command Create(CommandKit kit)
    {
        var command = new Command("whoami", "Shows who the server takes the token for, and its roles.");
        kit.Run(command, ExecuteAsync);
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        using var server = context.Connect();
        var document = await server.RequireAsync("v1/write/auth/whoami", null, cancellationToken);
        if (context.Json) context.Documents.Write(document);
        else ObjectPresenter.Write(context.Output, document);
        return ExitCode.Ok;
    }
}
