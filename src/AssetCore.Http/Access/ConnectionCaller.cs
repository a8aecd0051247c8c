using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Access;

/// <summary>
/// Who the last request of a connection came from, so that a token is hashed once a connection and not once a request.
/// </summary>
/// <remarks>
/// The header is known again by being the same object, never by its text, so nothing about a token can be learned from
/// how long that takes: the web server hands out the string of the request before when a header has not changed.
/// What is remembered goes with the connection, which holds that string anyway. Connections of HTTP/1.x only: there one
/// request follows the other, while those of HTTP/2 and above share a connection at the same time. A server that keeps
/// no items for connections, or makes new strings, has every token hashed.
/// </remarks>
internal sealed class ConnectionCaller
{
    private static readonly object s_key = new();
    private readonly string _header;
    private readonly CallerPrincipal _caller;

    private ConnectionCaller(string header, CallerPrincipal caller)
    {
        _header = header;
        _caller = caller;
    }

    /// <summary>Who the header stands for, if it is the very one that was remembered; else null.</summary>
    public static CallerPrincipal? Find(HttpContext context, string header) =>
        Items(context) is { } items
        && items.TryGetValue(s_key, out var found)
        && found is ConnectionCaller last
        && ReferenceEquals(last._header, header)
            ? last._caller
            : null;

    /// <summary>Remembers who a header stands for; once the header has been judged, that is.</summary>
    public static void Remember(HttpContext context, string header, CallerPrincipal caller)
    {
        if (Items(context) is { } items) items[s_key] = new ConnectionCaller(header, caller);
    }

    private static IDictionary<object, object?>? Items(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol)
            ? context.Features.Get<IConnectionItemsFeature>()?.Items
            : null;
}
