using System.Text.Json;
using AssetCore.Errors;
using AssetCore.Format.Json.Answers;

namespace AssetCore.Format.Json;

/// <summary>Refusals as problem details (RFC 9457) with the members of the contract.</summary>
public static class ProblemJson
{
    /// <summary>Writes a refusal.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="rejection">What.</param>
    /// <param name="status">The HTTP status it is sent with: that of the code unless HTTP has one of its own.</param>
    /// <param name="serverCorrelationId">The server's name of the request, or null.</param>
    /// <param name="clientCorrelationId">The client's name of the request, or null.</param>
    public static void Write(
        Utf8JsonWriter writer, Rejection rejection, int status, string? serverCorrelationId,
        string? clientCorrelationId)
    {
        var error = ErrorCatalogue.Get(rejection.Code);
        writer.WriteStartObject();
        writer.WriteString("type"u8, error.Urn);
        writer.WriteString("title"u8, error.Title);
        writer.WriteNumber("status"u8, status);
        writer.WriteString("detail"u8, rejection.Detail);
        writer.WriteString("code"u8, error.Text);
        writer.WriteBoolean("retryable"u8, error.Retryable);
        writer.WriteNumberOrNull("retry_after_ms"u8, rejection.RetryAfterMs);
        writer.WriteString("hint"u8, error.Hint);
        writer.WriteNumberOrNull("operation_index"u8, rejection.OperationIndex);
        writer.WriteStartObject("details"u8);
        foreach (var fact in rejection.Facts) writer.WriteString(fact.Name, fact.Value);
        writer.WriteEndObject();
        writer.WriteStringOrNull("server_correlation_id"u8, serverCorrelationId);
        writer.WriteStringOrNull("client_correlation_id"u8, clientCorrelationId);
        writer.WriteEndObject();
    }

    /// <summary>Reads a refusal.</summary>
    /// <exception cref="AnswerFaultException">The bytes are not a problem of ours, or its code is not known
    /// here.</exception>
    public static Rejection Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        return Read(new AnswerElement(document.RootElement, ""));
    }

    /// <summary>Reads a refusal.</summary>
    internal static Rejection Read(AnswerElement problem)
    {
        var code = problem.Text("code");
        if (!ErrorCatalogue.TryGet(code, out var error)) throw problem.Wrong("code", $"is {code}, which is not known");
        return new Rejection(
            error!.Code,
            problem.Text("detail"),
            problem.Int32OrNull("operation_index"),
            problem.ObjectOrNull("details")?.Members((name, value) => new RejectionFact(name, value)) ?? [],
            problem.Int64OrNull("retry_after_ms"));
    }
}
