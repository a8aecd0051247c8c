using System.CommandLine;
using AssetCore.Cli.Input;
using AssetCore.Cli.Online;
using AssetCore.Cli.Presentation;
using AssetCore.Commits;
using AssetCore.Format.Json;

namespace AssetCore.Cli.Commands;

/// <summary><c>commit</c>: sends commit requests from a file.</summary>
internal static class CommitCommand
{
    private const int ChunkDefault = 1_000;

    public static Command Create(CommandKit kit)
    {
        var file = InputArgument.Create();
        var continues = new Option<bool>("--continue")
        {
            Description = "Goes on after a refusal and sends many requests in one call, which is fast. "
                + "Without it requests go one by one, and the first refusal ends the command.",
        };
        var chunk = new Option<int>("--chunk")
        {
            Description = $"Requests in one call with --continue: 1 to {CommitLimits.BulkCommitsMax}.",
            HelpName = "N",
            DefaultValueFactory = _ => ChunkDefault,
        };
        chunk.Validators.Add(result =>
        {
            var value = result.GetValue(chunk);
            if (value is < 1 or > CommitLimits.BulkCommitsMax)
                result.AddError($"Option '--chunk' takes 1 to {CommitLimits.BulkCommitsMax}, not {value}.");
        });
        var command = new Command(
            "commit", "Sends commit requests: one JSON document, an array of them, or JSON lines.")
        {
            file, continues, chunk,
        };
        kit.Run(command, (context, cancellationToken) =>
        {
            var goesOn = context.Arguments.GetValue(continues);
            var run = new CommitRun(context, goesOn, goesOn ? context.Arguments.GetValue(chunk) : 1);
            return run.ExecuteAsync(context.Arguments.GetRequiredValue(file), cancellationToken);
        });
        return command;
    }

    private sealed class CommitRun(CommandContext context, bool continues, int chunkSize)
    {
        private readonly CommitSummary _summary = new();

        public async Task<ExitCode> ExecuteAsync(string path, CancellationToken cancellationToken)
        {
            using var server = context.Connect();
            using var input = CommitInput.Open(path, context.Host);
            var sender = new CommitSender(server, context.World);
            var started = context.Host.Time.GetTimestamp();
            CliFault? fault = null;
            try
            {
                await context.Progress.RunAsync(
                    "committing", input.Bytes, report => SendAllAsync(sender, input, report, cancellationToken));
            }
            catch (CliFault found) when (_summary.Sent > 0)
            {
                fault = found;
            }
            catch (AnswerFaultException strange) when (_summary.Sent > 0)
            {
                fault = ServerFaults.Of(strange);
            }

            await PresentAsync(context.Host.Time.GetElapsedTime(started));
            return fault is null ? _summary.ExitCode : throw AfterSome(fault);
        }

        private async Task<bool> SendAllAsync(
            CommitSender sender, CommitInput input, Action<double, string> report, CancellationToken cancellationToken)
        {
            var chunks = CommitChunks.OfAsync(input.ReadAsync(cancellationToken), chunkSize, cancellationToken);
            await foreach (var chunk in chunks)
            {
                foreach (var result in await sender.SendAsync(chunk, cancellationToken)) Take(result);
                report(
                    input.BytesRead, $"{Cells.Number(_summary.Sent)} sent, {Cells.Number(_summary.Refused)} refused");
                if (!continues && _summary.Refused > 0) return false;
            }

            return true;
        }

        private void Take(CommitResult result)
        {
            _summary.Add(result);
            if (context.Json) context.Documents.Write(result.Document);
        }

        private async Task PresentAsync(TimeSpan elapsed)
        {
            if (!context.Json) CommitPresenter.Write(context.Output, _summary, elapsed);
            if (_summary.FirstRefusal is { } refusal) await context.Errors.WriteLineAsync(refusal.Problem!);
        }

        private CliFault AfterSome(CliFault fault) =>
            new(
                fault.ExitCode,
                fault.Code,
                $"{fault.Message} {Cells.Number(_summary.Sent)} commits before it were sent.",
                fault.Hint);
    }
}
