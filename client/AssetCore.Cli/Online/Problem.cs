using System.Globalization;
using System.Text.Json;
using AssetCore.Errors;

namespace AssetCore.Cli.Online;

/// <summary>A refusal as the server stated it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Detail">One sentence that names the thing and the numbers.</param>
/// <param name="Hint">What to do, or null.</param>
/// <param name="Retryable">True if repeating the same request may succeed.</param>
/// <param name="RetryAfter">When to repeat it, if the server said so.</param>
/// <param name="OperationIndex">The faulty operation, 0-based, or null.</param>
internal sealed record Problem(
    int Status, string Code, string Detail, string? Hint, bool Retryable, TimeSpan? RetryAfter, int? OperationIndex)
{
    /// <summary>What the process ends with when this is the answer.</summary>
    public ExitCode ExitCode => Status switch
    {
        401 or 403 => ExitCode.Denied,
        _ when Retryable => ExitCode.Unreachable,
        400 or 413 => ExitCode.Unusable,
        _ => ExitCode.Refused,
    };

    /// <summary>Reads problem details; null if the document is something else.</summary>
    public static Problem? TryRead(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object) return null;
        if (Text(document, "code") is not { } code || !document.TryGetProperty("status", out var status)) return null;
        if (!status.TryGetInt32(out var number)) return null;
        return new Problem(
            number,
            code,
            Text(document, "detail") ?? Text(document, "title") ?? "no detail",
            Text(document, "hint"),
            document.TryGetProperty("retryable", out var retryable) && retryable.ValueKind == JsonValueKind.True,
            Number(document, "retry_after_ms") is { } ms ? TimeSpan.FromMilliseconds(ms) : null,
            (int?)Number(document, "operation_index"));
    }

    /// <summary>A refusal that a typed client was answered.</summary>
    public static Problem Of(Rejection rejection)
    {
        var error = ErrorCatalogue.Get(rejection.Code);
        TimeSpan? wait = rejection.RetryAfterMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null;
        return new Problem(
            error.Status, error.Text, rejection.Detail, error.Hint, error.Retryable, wait, rejection.OperationIndex);
    }

    /// <summary>The refusal as the end of a command that cannot go on.</summary>
    public CliFault ToFault() => new(ExitCode, Code, Detail, Hint);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status} {Code}: {Detail}");

    private static string? Text(JsonElement document, string name) =>
        document.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private static long? Number(JsonElement document, string name) =>
        document.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number
            && member.TryGetInt64(out var number)
            ? number
            : null;
}
