using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AssetCore.Http.Requests;

/// <summary>
/// Keeps things whose id is <c>.</c> or <c>..</c> reachable. In a path those are steps and not names (RFC 3986, 5.2.4),
/// percent-encoded ones too: most URL libraries and proxies take them away before a server sees them, and the web
/// server does so itself. Two spellings are understood: <c>%2E</c> as it is (from a client that leaves it alone), and
/// <c>%252E</c>, which every library and proxy passes on.
/// </summary>
internal static class DotSegments
{
    private const string OneDot = "%2E";
    private const string TwoDots = "%2E%2E";

    /// <summary>
    /// Gives a request whose target has a segment of encoded dots the path that was meant. Other requests keep theirs.
    /// </summary>
    public static void Restore(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestFeature>()?.RawTarget is not ['/', ..] target) return;
        // Nearly no target has a percent sign, which is quickly seen; letters of either case take longer to look for.
        if (!target.Contains('%', StringComparison.Ordinal)) return;
        if (!target.Contains(OneDot, StringComparison.OrdinalIgnoreCase)) return;
        var end = target.IndexOf('?', StringComparison.Ordinal);
        var path = end < 0 ? target : target[..end];
        var segments = path.Split('/');
        // Steps that are meant as such have been taken by the web server, so the segments no longer fit its path.
        if (!Array.Exists(segments, IsEncodedDots) || Array.Exists(segments, segment => segment is "." or "..")) return;
#pragma warning disable CA2234 // A Uri would take the dots away, which is what this is against.
        context.Request.Path = PathString.FromUriComponent(path);
#pragma warning restore CA2234
    }

    /// <summary>The id that a segment of a path stands for: itself, unless it is encoded dots.</summary>
    public static string Decode(string segment)
    {
        if (segment.Equals(OneDot, StringComparison.OrdinalIgnoreCase)) return ".";
        return segment.Equals(TwoDots, StringComparison.OrdinalIgnoreCase) ? ".." : segment;
    }

    // A dot and its code side by side are one segment of dots too.
    private static bool IsEncodedDots(string segment) =>
        segment.Contains('%', StringComparison.Ordinal)
        && segment.Replace(OneDot, ".", StringComparison.OrdinalIgnoreCase) is "." or "..";
}
