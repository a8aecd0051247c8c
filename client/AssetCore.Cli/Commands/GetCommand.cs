using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AssetCore.Cli.Presentation;
using AssetCore.Ids;

namespace AssetCore.Cli.Commands;

/// <summary><c>get</c>: asks a world.</summary>
internal static class GetCommand
{
    public static Command Create(CommandKit kit)
    {
        var get = new Command("get", "Asks a world what it holds and what happened to it.");
        foreach (var resource in GetResources.All)
            get.Add(CreateResource(kit, resource, resource.Name, resource.Description));
        return get;
    }

    /// <summary>A command that fetches one resource.</summary>
    public static Command CreateResource(CommandKit kit, GetResource resource, string name, string description)
    {
        var command = new Command(name, description);
        var argument = resource.Argument is { } text ? new Argument<string>(text) { Description = "Which." } : null;
        if (argument is not null) command.Add(argument);
        var parameters = resource.Parameters.Select(parameter => (parameter.Parameter, Option: parameter.Create()))
            .ToArray();
        foreach (var (_, option) in parameters) command.Add(option);
        var all = new Option<bool>("--all")
        {
            Description = "Goes on to the last page; with --json one document a page.",
        };
        if (resource.NextMember is not null) command.Add(all);
        var minimum = new Option<long?>("--min-world-seq")
        {
            Description = "Waits until the answer reflects this sequence.",
            HelpName = "N",
        };
        command.Add(minimum);
        var asOf = new Option<long?>("--as-of")
        {
            Description = "Answers from the past: as it was at this sequence.",
            HelpName = "N",
        };
        if (resource.IsOfWorld) command.Add(asOf);
        kit.Run(command, (context, cancellationToken) =>
        {
            var query = parameters
                .Select(parameter => (parameter.Parameter, Value: context.Arguments.GetValue(parameter.Option)))
                .Where(parameter => parameter.Value is not null)
                .ToDictionary(parameter => parameter.Parameter, parameter => parameter.Value!, StringComparer.Ordinal);
            if (resource.IsOfWorld && context.Arguments.GetValue(asOf) is { } then)
                query.Add("as_of_world_seq", then.ToString(CultureInfo.InvariantCulture));
            var which = argument is null ? "" : context.Arguments.GetRequiredValue(argument);
            var reading = new Reading(
                resource, which, query, context.Arguments.GetValue(minimum), context.Arguments.GetValue(all));
            return ExecuteAsync(context, reading, cancellationToken);
        });
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context, Reading reading, CancellationToken cancellationToken)
    {
        using var server = context.Connect();
        var pages = new List<JsonElement>();
        for (var more = true; more;)
        {
            var page = await server.RequireAsync(
                reading.Path(context.World), reading.MinWorldSeq, cancellationToken);
            more = reading.MoveToNext(page);
            if (context.Json) context.Documents.Write(page);
            else pages.Add(page);
        }

        if (!context.Json) ListPresenter.Write(context.Output, reading.Resource, pages);
        return ExitCode.Ok;
    }

    private sealed class Reading(
        GetResource resource, string which, Dictionary<string, string> query, long? minWorldSeq, bool all)
    {
        public GetResource Resource => resource;

        public WorldSeq? MinWorldSeq => minWorldSeq is { } sequence ? new WorldSeq(sequence) : null;

        public string Path(WorldId world)
        {
            var path = resource.Path.Replace("{0}", Uri.EscapeDataString(which), StringComparison.Ordinal);
            if (query.Count > 0)
                path += "?" + string.Join('&', query.Select(item => $"{item.Key}={Uri.EscapeDataString(item.Value)}"));
            return resource.IsOfWorld ? $"v1/read/namespaces/{world}/{path}" : path[1..];
        }

        public bool MoveToNext(JsonElement page)
        {
            if (!all || resource.NextMember is null) return false;
            if (!page.TryGetProperty("has_more", out var more) || more.ValueKind != JsonValueKind.True) return false;
            query[resource.NextParameter] = Cells.At(page, resource.NextMember);
            return true;
        }
    }
}
