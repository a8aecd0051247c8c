using System.Globalization;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Http.Requests;
using AssetCore.Http.Telemetry;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Answers;

/// <summary>Answers a refusal as problem details (RFC 9457).</summary>
internal static class Problems
{
    /// <summary>The media type of problem details.</summary>
    public const string MediaType = "application/problem+json; charset=utf-8";

    /// <summary>When to try again where the refusal itself does not say: about the time of a few appends.</summary>
    private const long RetryAfterMsDefault = 500;

    /// <summary>Writes the problem with the status of its code.</summary>
    public static Task WriteAsync(HttpContext context, Rejection rejection)
    {
        var status = ErrorCatalogue.Get(rejection.Code).Status;
        var complete = Complete(rejection, RequestIds.Of(context).GeneratedKey);
        HttpTelemetry.Problem(complete.Code);
        if (complete.RetryAfterMs is { } retryAfterMs)
        {
            var seconds = Math.Max(1, (retryAfterMs + 999) / 1000);
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return JsonAnswer.WriteAsync(
            context,
            status,
            (Rejection: complete, Status: status, Ids: RequestIds.Of(context)),
            static (json, it) => ProblemJson.Write(json, it.Rejection, it.Status, it.Ids.Server, it.Ids.Client),
            MediaType);
    }

    /// <summary>
    /// Adds what only the front door knows: when to try again, and the key that the server chose, without which a
    /// caller could not repeat a commit whose outcome is unknown.
    /// </summary>
    /// <param name="rejection">The refusal.</param>
    /// <param name="generatedKey">The key that the server chose for the commit; null if the caller chose one.</param>
    public static Rejection Complete(Rejection rejection, string? generatedKey)
    {
        var error = ErrorCatalogue.Get(rejection.Code);
        if (!error.Retryable) return rejection;
        if (rejection.RetryAfterMs is null && HasMoment(error))
        {
            rejection = rejection with { RetryAfterMs = RetryAfterMsDefault };
        }

        return generatedKey is null
            ? rejection
            : rejection with { Facts = rejection.Facts.Add(new RejectionFact("idempotency_key", generatedKey)) };
    }

    // What lies beyond the head comes with others' commits, if ever, and a fault of the server's own may never pass:
    // where these tell no moment there is none.
    private static bool HasMoment(ErrorDescriptor error) =>
        error.Status != StatusCodes.Status500InternalServerError && error.Code != ErrorCode.NotYetVisible;
}
