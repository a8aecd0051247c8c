using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Telemetry;
using AssetCore.Ids;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Requests;

/// <summary>Many commits that share a request and nothing else.</summary>
/// <param name="World">The world.</param>
/// <param name="Intakes">The commits, in order, each well formed or refused.</param>
/// <param name="Fault">Why the request as a whole was refused; null if its commits stand for themselves.</param>
internal sealed record BulkCommit(WorldId World, ImmutableArray<CommitIntake> Intakes, Rejection? Fault)
{
    /// <summary>Reads the request.</summary>
    public static async ValueTask<BulkCommit> ReadAsync(HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context);
        NamespaceRoute.TryRead(context, out var world, out var routeFault);
        HttpTelemetry.NameWorld(world);
        if (body.Fault is not null) return new BulkCommit(world, [], body.Fault);
        var bulk = Read(CommitRequestJson.ParseMany(body.Bytes.Span), CallerPrincipal.Of(context), world);
        // The world is judged after the form of the request.
        return bulk.Fault is null && routeFault is not null ? new BulkCommit(world, [], routeFault) : bulk;
    }

    /// <summary>The well-formed commits, in order.</summary>
    public ImmutableArray<PreparedCommit> Prepared() =>
        [.. Intakes.Where(intake => intake.Commit is not null).Select(intake => intake.Commit!)];

    /// <summary>Writes one receipt or problem for each commit, in order.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="outcomes">The outcomes of <see cref="Prepared"/>.</param>
    /// <param name="ids">The names of the request.</param>
    public void Write(Utf8JsonWriter json, ImmutableArray<CommitOutcome> outcomes, RequestIds ids)
    {
        var next = 0;
        json.WriteStartArray();
        foreach (var intake in Intakes)
        {
            var outcome = intake.Fault is { } fault ? CommitOutcome.Refused(fault) : outcomes[next++];
            WriteOne(json, outcome, intake.GeneratedKey, ids);
        }

        json.WriteEndArray();
    }

    private static BulkCommit Read(ParsedCommits parsed, Caller caller, WorldId world) =>
        parsed.Rejection is { } refused
            ? new BulkCommit(world, [], refused)
            : new BulkCommit(
                world, [.. parsed.Commits.Select(commit => CommitIntake.From(commit, caller, world))], null);

    private static void WriteOne(Utf8JsonWriter json, CommitOutcome outcome, string? generatedKey, RequestIds ids)
    {
        if (outcome.Receipt is { } receipt)
        {
            HttpTelemetry.Committed(receipt.IdempotentReplay);
            ReceiptJson.Write(json, receipt, ids.Server, ids.Client);
            return;
        }

        HttpTelemetry.Refused();
        var rejection = Problems.Complete(outcome.Rejection!, generatedKey);
        ProblemJson.Write(json, rejection, ErrorCatalogue.Get(rejection.Code).Status, ids.Server, ids.Client);
    }
}
