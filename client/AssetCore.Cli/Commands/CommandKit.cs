using System.CommandLine;
using AssetCore.Cli.Online;
using AssetCore.Cli.Options;
using AssetCore.Cli.Presentation;
using AssetCore.Client;
using AssetCore.Format.Json;

namespace AssetCore.Cli.Commands;

/// <summary>
/// What a command is built from: the host, the global options, and the one place where failures become exit codes.
/// </summary>
/// <param name="host">The world around the command.</param>
/// <param name="globals">The options that every command takes.</param>
internal sealed class CommandKit(CliHost host, GlobalOptions globals)
{
    /// <summary>The options that every command takes.</summary>
    public GlobalOptions Globals { get; } = globals;

    /// <summary>Lets the command run this when it is named.</summary>
    public void Run(Command command, Func<CommandContext, CancellationToken, Task<ExitCode>> execute) =>
        command.SetAction((parsed, cancellationToken) => ExecuteAsync(parsed, execute, cancellationToken));

    /// <summary>Writes errors as the arguments ask for.</summary>
    public ErrorPresenter Errors(ParseResult parsed) => new(host, parsed.GetValue(Globals.Json));

    private async Task<int> ExecuteAsync(
        ParseResult parsed,
        Func<CommandContext, CancellationToken, Task<ExitCode>> execute,
        CancellationToken cancellationToken)
    {
        try
        {
            return (int)await execute(new CommandContext(host, Globals, parsed), cancellationToken);
        }
        catch (CliFault fault)
        {
            return await EndAsync(parsed, fault);
        }
        catch (AnswerLostException lost)
        {
            return await EndAsync(parsed, ServerFaults.Of(lost));
        }
        catch (AnswerFaultException strange)
        {
            return await EndAsync(parsed, ServerFaults.Of(strange));
        }
        catch (ServerRefusal refusal)
        {
            return (int)await Errors(parsed).WriteAsync(refusal);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await host.Error.WriteLineAsync("interrupted");
            return (int)ExitCode.Interrupted;
        }
        // The edge of the program: whatever was not expected is told in full and has an exit code of its own.
        catch (Exception exception)
        {
            await host.Error.WriteLineAsync(
                $"error: DEFECT: this should not have happened, please report it: {exception}");
            return (int)ExitCode.Defect;
        }
    }

    private async Task<int> EndAsync(ParseResult parsed, CliFault fault)
    {
        await Errors(parsed).WriteAsync(fault);
        return (int)fault.ExitCode;
    }
}
