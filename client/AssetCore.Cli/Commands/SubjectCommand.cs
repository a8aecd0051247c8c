using System.CommandLine;
using AssetCore.Cli.Online;
using AssetCore.Cli.Presentation;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Subjects;

namespace AssetCore.Cli.Commands;

/// <summary><c>subject</c>: erases those whom commits are about.</summary>
internal static class SubjectCommand
{
    public static Command Create(CommandKit kit) =>
        new("subject", "Erases those whom commits are about.") { Erase(kit) };

    private static Command Erase(CommandKit kit)
    {
        var world = WorldCommand.IdArgument("The world.");
        var subject = new Argument<string>("SUBJECT") { Description = "The subject, as commits name it." };
        var reason = ReasonOption.Create(isRequired: true);
        var erase = new Command(
            "erase",
            "Destroys a subject's key for good: who asked, metadata and origin of its commits can never be read again.")
        {
            world, subject, reason,
        };
        kit.Run(erase, async (context, cancellationToken) =>
        {
            using var server = context.Connect();
            var erasure = server.Require(await server.Client.EraseSubjectAsync(
                new WorldId(context.Arguments.GetValue(world)),
                new SubjectId(context.Arguments.GetValue(subject)!),
                new EraseSubjectRequest(context.Arguments.GetValue(reason)!),
                cancellationToken));
            var document = Documents.Make(json => SubjectJson.Write(json, erasure));
            if (context.Json) context.Documents.Write(document);
            else ObjectPresenter.Write(context.Output, document);
            return ExitCode.Ok;
        });
        return erase;
    }
}
