using System.Text;

namespace AssetCore.Benchmarks.Http;

/// <summary>
/// A request with a one-transfer commit, as bytes that stay what they are but for the digits of the two accounts and of
/// the idempotency key: whoever sends it spends nothing on making JSON. Of one connection.
/// </summary>
internal sealed class CommitBody
{
    // Key and accounts are as long for every request, so that the length of the body is too.
    private const string Key = "key-0000-00000000";
    private const string From = "account-1000";
    private const string To = "account-2000";

    /// <summary>Accounts are numbered from here, so that all have as many digits.</summary>
    public const int FirstAccount = 1_000;

    public const int Accounts = 9_000;

    /// <summary>The body as it is sent first.</summary>
    public const string Json =
        """{"operations":[{"op":"TransferFungible","args":"""
        + $$$"""{"from_container":"{{{From}}}","to_container":"{{{To}}}","class_id":"gold","quantity":"1"}}]"""
        + $$$""","idempotency_key":"{{{Key}}}"}""";

    private readonly Random _random;
    private readonly byte[] _request;
    private readonly int _from;
    private readonly int _to;
    private readonly int _key;
    private int _sent;

    /// <summary>Makes it.</summary>
    /// <param name="path">The endpoint.</param>
    /// <param name="token">What the server lets in; null if it lets in everybody.</param>
    /// <param name="connection">The number of the connection, of no other one; below 10,000.</param>
    public CommitBody(string path, string? token, int connection)
    {
        _random = new Random(connection);
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        _request = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\n{authorization}"
            + $"Content-Type: application/json\r\nContent-Length: {Json.Length}\r\n\r\n{Json}");
        _from = EndOf(From);
        _to = EndOf(To);
        _key = EndOf(Key);
        Write(EndOf("key-0000"), 4, connection);
    }

    /// <summary>The next request; valid until the one after it is asked for.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        var from = _random.Next(Accounts);
        var to = (from + 1 + _random.Next(Accounts - 1)) % Accounts;
        Write(_from, 4, FirstAccount + from);
        Write(_to, 4, FirstAccount + to);
        Write(_key, 8, ++_sent);
        return _request;
    }

    private int EndOf(string text) =>
        _request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) + text.Length;

    private void Write(int end, int digits, int number)
    {
        for (var at = end - 1; at >= end - digits; at--, number /= 10) _request[at] = (byte)('0' + (number % 10));
    }
}
