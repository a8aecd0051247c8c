using AssetCore.Errors;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Requests;

/// <summary>
/// The names of one request: its own, the caller's, and the key that the server chose for its commit.
/// </summary>
internal sealed class RequestIds
{
    /// <summary>The header that carries the caller's name for a request, in both directions.</summary>
    public const string Header = "x-correlation-id";

    /// <summary>Characters of a correlation id; at least 1.</summary>
    public const int LengthMax = 128;

    private RequestIds(string server, string? client, Rejection? fault)
    {
        Server = server;
        Client = client;
        Fault = fault;
    }

    /// <summary>The server's name for the request; unique.</summary>
    public string Server { get; }

    /// <summary>The caller's name for it, or null.</summary>
    public string? Client { get; }

    /// <summary>Why the caller's name is not acceptable; null if it is, or is absent.</summary>
    public Rejection? Fault { get; }

    /// <summary>The idempotency key that the server chose for the commit of this request, or null.</summary>
    public string? GeneratedKey { get; set; }

    /// <summary>The names of a request, made when first asked for.</summary>
    public static RequestIds Of(HttpContext context)
    {
        if (context.Features.Get<RequestIds>() is { } known) return known;
        var ids = Read(context.Request);
        context.Features.Set(ids);
        return ids;
    }

    private static bool IsVisible(char character) => character is > ' ' and < '\u007f';

    private static RequestIds Read(HttpRequest request)
    {
        var server = RequestNames.Next();
        var header = request.Headers[Header];
        if (header.Count == 0) return new RequestIds(server, null, null);
        if (header is [{ Length: >= 1 and <= LengthMax } text] && text.All(IsVisible))
            return new RequestIds(server, text, null);

        var detail = $"The header {Header} is not one value of 1 to {LengthMax} visible ASCII characters.";
        return new RequestIds(server, null, new Rejection(ErrorCode.MalformedRequest, detail));
    }
}
