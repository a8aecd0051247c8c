using System.Buffers;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Gateway;
using AssetCore.Http.Requests;
using AssetCore.Http.Telemetry;
using AssetCore.Ids;
using AssetCore.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AssetCore.Http.Routes;

/// <summary>Serves the routes that change a world: judges the form, asks the gateway, answers.</summary>
internal static class CommitHandlers
{
    /// <summary>The header that marks the receipt of a commit that had taken place before.</summary>
    private const string ReplayHeader = "x-asset-idempotency";

    /// <summary>Serves <c>commit</c>.</summary>
    public static Task CommitAsync(HttpContext context) => CommitAsync(context, null);

    /// <summary>Serves a route whose body is one operation's request.</summary>
    public static Task CommitOneAsync(HttpContext context, OperationCode operation) => CommitAsync(context, operation);

    /// <summary>Serves <c>commit/preflight</c>.</summary>
    public static async Task PreflightAsync(HttpContext context)
    {
        var (world, intake) = await TakeInAsync(context, null);
        if (intake.Fault is { } fault)
        {
            await Problems.WriteAsync(context, fault);
            return;
        }

        var outcome = await Gateway(context).PreflightAsync(world, intake.Commit!);
        if (outcome.Replay is { } receipt) await AnswerAsync(context, receipt);
        else if (outcome.Report is { } report) await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, report, AnswerJson.Write);
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
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, (bulk, outcomes, RequestIds.Of(context)), static (json, answer) =>
            answer.bulk.Write(json, answer.outcomes, answer.Item3));
    }

    private static async Task CommitAsync(HttpContext context, OperationCode? only)
    {
        var (world, intake) = await TakeInAsync(context, only);
        if (intake.Fault is { } fault)
        {
            HttpTelemetry.Refused();
            await Problems.WriteAsync(context, fault);
            return;
        }

        var outcomes = await Gateway(context).CommitAsync(world, [intake.Commit!]);
        if (outcomes[0].Receipt is { } receipt)
        {
            HttpTelemetry.Committed(receipt.IdempotentReplay);
            await AnswerAsync(context, receipt);
            return;
        }

        HttpTelemetry.Refused();
        await Problems.WriteAsync(context, outcomes[0].Rejection!);
    }

    private static async ValueTask<(WorldId World, CommitIntake Intake)> TakeInAsync(HttpContext context, OperationCode? only)
    {
        using var body = await RequestBody.ReadAsync(context);
        NamespaceRoute.TryRead(context, out var world, out var routeFault);
        if (body.Fault is not null) return (world, new CommitIntake(null, body.Fault, null));
        HttpTelemetry.NameWorld(world);
        var caller = CallerIdentity.Find(context.User)!;
        var intake = only is { } operation ? TakeInOne(body.Bytes.Span, operation, caller, world) : CommitIntake.Read(body.Bytes.Span, caller, world);
        RequestIds.Of(context).GeneratedKey = intake.GeneratedKey;
        return (world, intake.Fault is null && routeFault is not null ? new CommitIntake(null, routeFault, null) : intake);
    }

    private static CommitIntake TakeInOne(ReadOnlySpan<byte> body, OperationCode operation, Caller caller, WorldId world)
    {
        var commit = new ArrayBufferWriter<byte>(body.Length + 128);
        return SchemaRequest.TryWrap(body, operation, commit, out var fault)
            ? CommitIntake.Read(commit.WrittenSpan, caller, world)
            : new CommitIntake(null, fault, null);
    }

    private static Task AnswerAsync(HttpContext context, CommitReceipt receipt)
    {
        if (receipt.IdempotentReplay) context.Response.Headers[ReplayHeader] = "hit";
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, (receipt, RequestIds.Of(context)), static (json, answer) =>
            ReceiptJson.Write(json, answer.receipt, answer.Item2.Server, answer.Item2.Client));
    }

    private static IWorldGateway Gateway(HttpContext context) => context.RequestServices.GetRequiredService<IWorldGateway>();
}
