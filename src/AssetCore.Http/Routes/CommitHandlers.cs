using AssetCore.Commits;
using AssetCore.Format.Json;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Gateway;
using AssetCore.Http.Requests;
using AssetCore.Http.Telemetry;
using AssetCore.Ids;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>Serves the routes that change a world: judges the form, asks the gateway, answers.</summary>
internal static class CommitHandlers
{
    /// <summary>The header that marks the receipt of a commit that had taken place before.</summary>
    private const string ReplayHeader = "x-asset-idempotency";

    /// <summary>What the body of a request is.</summary>
    private enum BodyForm
    {
        Commit,
        Class,
        ClassShape,
    }

    /// <summary>Serves <c>commit</c>.</summary>
    public static Task CommitAsync(HttpContext context) => CommitAsync(context, BodyForm.Commit);

    /// <summary>Serves <c>register_class</c>.</summary>
    public static Task RegisterClassAsync(HttpContext context) => CommitAsync(context, BodyForm.Class);

    /// <summary>Serves <c>register_class_shape</c>.</summary>
    public static Task RegisterClassShapeAsync(HttpContext context) => CommitAsync(context, BodyForm.ClassShape);

    /// <summary>Serves <c>commit/preflight</c>.</summary>
    public static async Task PreflightAsync(HttpContext context)
    {
        var (world, intake) = await TakeInAsync(context, BodyForm.Commit);
        if (intake.Fault is { } fault)
        {
            await Problems.WriteAsync(context, fault);
            return;
        }

        var outcome = await Gateway(context).PreflightAsync(world, intake.Commit!);
        if (outcome.Replay is { } receipt) await AnswerAsync(context, receipt);
        else if (outcome.Report is { } report) await AnswerAsync(context, world, report);
        else await Problems.WriteAsync(context, outcome.Rejection!);
    }

    /// <summary>Serves <c>commits</c>.</summary>
    public static async Task CommitManyAsync(HttpContext context)
    {
        var bulk = await BulkCommit.ReadAsync(context);
        if (bulk.Fault is { } fault)
        {
            await Problems.WriteAsync(context, fault);
            return;
        }

        var prepared = bulk.Prepared();
        var outcomes = prepared.IsEmpty ? [] : await Gateway(context).CommitAsync(bulk.World, prepared);
        await JsonAnswer.WriteAsync(
            context,
            StatusCodes.Status200OK,
            (Bulk: bulk, Outcomes: outcomes, Ids: RequestIds.Of(context)),
            static (json, it) => it.Bulk.Write(json, it.Outcomes, it.Ids));
    }

    private static async Task CommitAsync(HttpContext context, BodyForm form)
    {
        var (world, intake) = await TakeInAsync(context, form);
        if (intake.Fault is { } fault)
        {
            HttpTelemetry.Refused();
            await Problems.WriteAsync(context, fault);
            return;
        }

        await AnswerAsync(context, await Gateway(context).CommitAsync(world, intake.Commit!));
    }

    /// <summary>Answers with what became of a commit.</summary>
    public static Task AnswerAsync(HttpContext context, CommitOutcome outcome)
    {
        if (outcome.Receipt is { } receipt)
        {
            HttpTelemetry.Committed(receipt.IdempotentReplay);
            return AnswerAsync(context, receipt);
        }

        HttpTelemetry.Refused();
        return Problems.WriteAsync(context, outcome.Rejection!);
    }

    private static async ValueTask<(WorldId World, CommitIntake Intake)> TakeInAsync(HttpContext context, BodyForm form)
    {
        using var body = await RequestBody.ReadAsync(context);
        NamespaceRoute.TryRead(context, out var world, out var routeFault);
        if (body.Fault is not null) return (world, new CommitIntake(null, body.Fault, null));
        HttpTelemetry.NameWorld(world);
        var caller = CallerPrincipal.Of(context);
        var intake = CommitIntake.From(Parse(body.Bytes.Span, form), caller, world);
        RequestIds.Of(context).GeneratedKey = intake.GeneratedKey;
        // The world is judged after the form of the request.
        if (intake.Fault is null && routeFault is not null) intake = new CommitIntake(null, routeFault, null);
        return (world, intake);
    }

    private static ParsedCommit Parse(ReadOnlySpan<byte> body, BodyForm form) => form switch
    {
        BodyForm.Class => CommitRequestJson.ParseRegisterClass(body),
        BodyForm.ClassShape => CommitRequestJson.ParseRegisterClassShape(body),
        _ => CommitRequestJson.Parse(body),
    };

    private static Task AnswerAsync(HttpContext context, CommitReceipt receipt)
    {
        if (receipt.IdempotentReplay) context.Response.Headers[ReplayHeader] = "hit";
        return JsonAnswer.WriteAsync(
            context,
            StatusCodes.Status200OK,
            (Receipt: receipt, Ids: RequestIds.Of(context)),
            static (json, it) => ReceiptJson.Write(json, it.Receipt, it.Ids.Server, it.Ids.Client));
    }

    private static Task AnswerAsync(HttpContext context, WorldId world, PreflightReport report) =>
        JsonAnswer.WriteAsync(
            context,
            StatusCodes.Status200OK,
            (World: world, Report: report),
            static (json, it) => PreflightJson.Write(json, it.World, it.Report));

    private static IWorldGateway Gateway(HttpContext context) =>
        RouteServices.Get<IWorldGateway>(context);
}
