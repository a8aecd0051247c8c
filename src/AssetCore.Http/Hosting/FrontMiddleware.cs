using AssetCore.Errors;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AssetCore.Http.Hosting;

/// <summary>
/// Stands before everything else of this room: names the request, and sees to it that whatever is not a success,
/// unknown routes and unforeseen exceptions included, is answered with problem details.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="options">Which paths belong to this room.</param>
/// <param name="guard">Knows the callers.</param>
/// <param name="logger">The logger.</param>
internal sealed partial class FrontMiddleware(
    RequestDelegate next, AssetCoreHttpOptions options, AccessGuard guard, ILogger<FrontMiddleware> logger)
{
    private const string FaultDetail =
        "The request met a fault of the server, whose log has it under server_correlation_id.";

    private static readonly PathString[] s_ownPaths = ["/v1", "/openapi", "/readyz"];
    private static readonly PathString s_guarded = "/v1";

    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context) => IsOwn(context.Request.Path) ? HandleAsync(context) : next(context);

    private bool IsOwn(PathString path)
    {
        if (options.OwnsAllPaths) return true;
        foreach (var own in s_ownPaths)
        {
            if (path.StartsWithSegments(own, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private async Task HandleAsync(HttpContext context)
    {
        var ids = RequestIds.Of(context);
        DotSegments.Restore(context);
        if (ids.Client is { } client) context.Response.Headers[RequestIds.Header] = client;
        try
        {
            if (ids.Fault is { } fault) await Problems.WriteAsync(context, fault);
            else await next(context);
            if (!context.Response.HasStarted && IsBareFailure(context.Response)) await ExplainAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogAbandoned(context.Request.Method, context.Request.Path, ids.Server);
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
        {
            await Problems.WriteAsync(context, Explain(fault));
        }
        // The edge of the host: whatever was not foreseen is logged here and answered as INTERNAL_ERROR.
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            LogUnforeseen(fault, context.Request.Method, context.Request.Path, ids.Server);
            context.Response.Clear();
            if (ids.Client is not null) context.Response.Headers[RequestIds.Header] = ids.Client;
            await Problems.WriteAsync(context, new Rejection(ErrorCode.InternalError, FaultDetail));
        }
    }

    private static bool IsBareFailure(HttpResponse response) =>
        response.StatusCode >= StatusCodes.Status400BadRequest
        && response.ContentType is null
        && response.ContentLength is null or 0;

    private async Task ExplainAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        // Default deny: who is not known is not told which routes there are.
        if (context.Request.Path.StartsWithSegments(s_guarded, StringComparison.Ordinal)
            && guard.Find(context) is null)
        {
            await AccessGuard.ChallengeAsync(context);
            return;
        }

        var what = $"{context.Request.Method} {context.Request.Path}";
        var (code, detail) = status switch
        {
            StatusCodes.Status404NotFound => (ErrorCode.RouteNotFound, $"There is no route {what}."),
            StatusCodes.Status405MethodNotAllowed => (
                ErrorCode.MethodNotAllowed,
                $"There is no route {what}; this path allows {context.Response.Headers.Allow}."),
            _ => (ErrorCode.MalformedRequest, $"{what} was answered with HTTP status {status}."),
        };
        await Problems.WriteAsync(context, new Rejection(code, detail));
    }

    private static Rejection Explain(BadHttpRequestException fault) =>
        fault.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? new Rejection(ErrorCode.RequestTooLarge, fault.Message)
            : new Rejection(ErrorCode.MalformedRequest, fault.Message);

    [LoggerMessage(3201, LogLevel.Error, "{Method} {Path} met an unforeseen fault (server_correlation_id {Id}).")]
    private partial void LogUnforeseen(Exception fault, string method, string path, string id);

    [LoggerMessage(3202, LogLevel.Debug, "{Method} {Path} was abandoned by its caller (server_correlation_id {Id}).")]
    private partial void LogAbandoned(string method, string path, string id);
}
