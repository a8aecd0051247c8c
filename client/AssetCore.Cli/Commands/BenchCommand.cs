using System.CommandLine;
using AssetCore.Cli.Bench;
using AssetCore.Cli.Online;
using AssetCore.Cli.Presentation;
using AssetCore.Client;
using AssetCore.Commits;

namespace AssetCore.Cli.Commands;

/// <summary><c>bench</c>: presses a world over HTTP and checks it afterwards.</summary>
internal static class BenchCommand
{
    private const int CallersMax = 10_000;
    private const int SecondsMax = 86_400;
    private const int AccountsMax = 100_000;

    public static Command Create(CommandKit kit)
    {
        var callers = Count("--callers", "Callers at a time, each with one request in flight.", 16, 1, CallersMax);
        var duration = Count("--duration", "Seconds.", 10, 1, SecondsMax);
        var operations = Count("--ops", "Transfers in a commit.", 1, 1, CommitLimits.OperationsMax);
        var bulk = Count(
            "--bulk", "Commits in a request; latency is that of a request.", 1, 1, CommitLimits.BulkCommitsMax);
        var accounts = Count("--accounts", "Balances that quantities move between.", 100, 2, AccountsMax);
        var keep = new Option<bool>("--keep") { Description = "Leaves the accounts in the world." };
        var command = new Command(
            "bench",
            "Measures commits/s and latency of a world over HTTP, and checks that nothing was lost or made.")
        {
            callers, duration, operations, bulk, accounts, keep,
        };
        kit.Run(command, (context, cancellationToken) =>
        {
            var arguments = context.Arguments;
            var plan = new BenchPlan(
                arguments.GetValue(callers),
                TimeSpan.FromSeconds(arguments.GetValue(duration)),
                arguments.GetValue(operations),
                arguments.GetValue(bulk),
                arguments.GetValue(accounts));
            return ExecuteAsync(context, plan, arguments.GetValue(keep), cancellationToken);
        });
        return command;
    }

    private static Option<int> Count(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = $"{description} {least} to {most}.",
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count != 1 || !int.TryParse(result.Tokens[0].Value, out var value)) return;
            if (value < least || value > most)
                result.AddError($"Option '{name}' takes {least} to {most}, not {value}.");
        });
        return option;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context, BenchPlan plan, bool keep, CancellationToken cancellationToken)
    {
        using var server = context.Connect(tellsRetries: false);
        try
        {
            var report = await MeasureAsync(context, server.GetWorld(context.World), plan, keep, cancellationToken);
            if (context.Json) context.Documents.Write(report, BenchPresenter.WriteJson);
            else BenchPresenter.Write(context.Output, report);
            return report.IsSound ? ExitCode.Ok : ExitCode.Refused;
        }
        catch (CommitRefusedException refused)
        {
            throw new ServerRefusal(server.Judge(refused.Rejection), Documents.Of(refused.Rejection));
        }
        catch (ReadRefusedException refused)
        {
            throw new ServerRefusal(server.Judge(refused.Rejection), Documents.Of(refused.Rejection));
        }
    }

    private static async Task<BenchReport> MeasureAsync(
        CommandContext context, IWorldClient client, BenchPlan plan, bool keep, CancellationToken cancellationToken)
    {
        var world = new BenchWorld(
            client, Guid.CreateVersion7(context.Host.Time.GetUtcNow()).ToString("N")[..12], plan.Accounts);
        await world.CreateAsync(cancellationToken);
        var run = new BenchRun(client, world, plan, context.Host.Time);
        var report = await context.Progress.RunAsync(
            $"{plan.Callers} callers",
            plan.Duration.TotalSeconds,
            progress => run.RunAsync(progress, cancellationToken));
        if (!keep) await world.RemoveAsync(cancellationToken);
        return report;
    }
}
