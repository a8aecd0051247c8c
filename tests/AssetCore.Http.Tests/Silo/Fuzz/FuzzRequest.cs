using System.Text;

namespace AssetCore.Http.Tests.Silo.Fuzz;

/// <summary>A request as bytes on a connection, and what may become of it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The target, as it stands in the first line.</param>
/// <param name="Headers">The headers but those about the length of the body.</param>
/// <param name="Body">The body.</param>
internal sealed record FuzzRequest(
    string Method, string Target, List<(string Name, string Value)> Headers, byte[] Body)
{
    /// <summary>
    /// True if the web server may take it for something else than HTTP. It answers those itself, with its own status
    /// and without a body, and closes the connection.
    /// </summary>
    public bool MayBeNoHttp { get; init; }

    /// <summary>True if it changes nothing whatever becomes of it, so that it may succeed.</summary>
    public bool MaySucceed { get; init; }

    /// <summary>The bytes to send.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\nHost: localhost\r\n");
        foreach (var (name, value) in Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (Body.Length > 0 || Method is not "GET") head.Append("Content-Length: ").Append(Body.Length).Append("\r\n");
        head.Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. Body];
    }

    /// <summary>The request for a report, cut where it is long.</summary>
    public override string ToString()
    {
        const int ShownMax = 2_000;
        var text = Encoding.Latin1.GetString(ToBytes());
        return text.Length <= ShownMax ? text : $"{text[..ShownMax]}... ({text.Length} bytes)";
    }
}
