using System.CommandLine;
using AssetCore.Cli.Input;
using AssetCore.Cli.Online;
using AssetCore.Cli.Presentation;
using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Cli.Commands;

/// <summary><c>reverse</c>: undoes a commit by another one.</summary>
internal static class ReverseCommand
{
    public static Command Create(CommandKit kit)
    {
        var id = new Argument<string>("COMMIT_ID") { Description = "The commit, as its receipt names it." };
        id.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !CommitId.TryParse(result.Tokens[0].Value, out _))
                result.AddError($"'{result.Tokens[0].Value}' is not a commit_id: 32 hexadecimal digits.");
        });
        var reason = ReasonOption.Create(isRequired: true);
        var actor = new Option<string?>("--actor") { Description = "Who asks, for the record.", HelpName = "TEXT" };
        var key = new Option<string?>("--key")
        {
            Description = "The idempotency key (default: a new one). Give one to be able to repeat the command.",
            HelpName = "TEXT",
        };
        var subject = new Option<string?>("--subject")
        {
            Description = "Whom it is about, a random name: who asks is sealed under this subject's key.",
            HelpName = "TEXT",
        };
        var command = new Command("reverse", "Undoes a commit, if everything it changed still is as it left it.")
        {
            id, reason, actor, key, subject,
        };
        kit.Run(command, (context, cancellationToken) =>
        {
            _ = CommitId.TryParse(context.Arguments.GetRequiredValue(id), out var commit);
            var request = new ReverseRequest
            {
                CommitId = commit,
                Reason = context.Arguments.GetValue(reason)!,
                ActorId = context.Arguments.GetValue(actor),
                IdempotencyKey = context.Arguments.GetValue(key),
                SubjectId = context.Arguments.GetValue(subject) is { } name ? new SubjectId(name) : null,
            };
            return ExecuteAsync(context, request, cancellationToken);
        });
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context, ReverseRequest request, CancellationToken cancellationToken)
    {
        using var server = context.Connect();
        var sender = new CommitSender(server, context.World);
        var result = await sender.ReverseAsync(CommitDocument.OfReversal(request), request, cancellationToken);
        if (result.Problem is { } problem) throw new ServerRefusal(problem, result.Document);
        if (context.Json) context.Documents.Write(result.Document);
        else ObjectPresenter.Write(context.Output, result.Document);
        return ExitCode.Ok;
    }
}
