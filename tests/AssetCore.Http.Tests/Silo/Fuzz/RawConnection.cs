using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AssetCore.Http.Tests.Silo.Fuzz;

/// <summary>
/// HTTP/1.1 over one connection, without any of the care that a client library takes: what a test writes is what the
/// server reads.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private const string EventStream = "text/event-stream";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    public static async Task<RawConnection> OpenAsync(Uri server)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(server.Host, server.Port);
        return connection;
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <exception cref="EndOfStreamException">The server closed the connection without an answer.</exception>
    public async Task<FuzzAnswer> SendAsync(FuzzRequest request)
    {
        using var patience = new CancellationTokenSource(s_patience);
        // A server may answer and close before it has read everything; its answer is still there to be read.
        var sending = WriteAsync(request.ToBytes(), patience.Token);
        var answer = await ReadAsync(request.Method == "HEAD", patience.Token);
        await sending;
        return answer;
    }

    public void Dispose() => _client.Dispose();

    private async Task WriteAsync(byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            await _client.GetStream().WriteAsync(bytes, cancellation);
        }
        catch (IOException)
        {
            // The server has said what it had to say and reads no more: the answer tells whether that was right.
        }
    }

    private async Task<FuzzAnswer> ReadAsync(bool isHead, CancellationToken cancellation)
    {
        while (true)
        {
            var status = int.Parse((await LineAsync(cancellation)).Split(' ')[1], CultureInfo.InvariantCulture);
            var headers = await HeadersAsync(cancellation);
            if (status < 200) continue;
            var mediaType = headers.GetValueOrDefault("content-type", "").Split(';')[0];
            var closes = headers.GetValueOrDefault("connection", "") == "close" || mediaType == EventStream;
            var body = isHead || mediaType == EventStream ? [] : await BodyAsync(headers, cancellation);
            return new FuzzAnswer(status, mediaType, body, closes);
        }
    }

    private async Task<Dictionary<string, string>> HeadersAsync(CancellationToken cancellation)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(cancellation) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return headers;
    }

    private async Task<byte[]> BodyAsync(Dictionary<string, string> headers, CancellationToken cancellation)
    {
        if (headers.TryGetValue("content-length", out var length))
            return await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellation);
        if (!headers.ContainsKey("transfer-encoding")) return [];
        using var body = new MemoryStream();
        while (true)
        {
            var size = int.Parse(await LineAsync(cancellation), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Write(await BytesAsync(size, cancellation));
            await LineAsync(cancellation);
            if (size == 0) return body.ToArray();
        }
    }

    private async Task<byte[]> BytesAsync(int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        for (var filled = 0; filled < count;)
        {
            if (_start == _end) await FillAsync(cancellation);
            var part = Math.Min(count - filled, _end - _start);
            _buffer.AsSpan(_start, part).CopyTo(bytes.AsSpan(filled));
            (_start, filled) = (_start + part, filled + part);
        }

        return bytes;
    }

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        var line = "";
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            line += Encoding.Latin1.GetString(_buffer, _start, length < 0 ? _end - _start : length);
            _start = length < 0 ? _end : _start + length + 1;
            if (length >= 0) return line.TrimEnd('\r');
            await FillAsync(cancellation);
        }
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        _start = 0;
        _end = await _client.GetStream().ReadAsync(_buffer, cancellation);
        if (_end == 0) throw new EndOfStreamException("The server closed the connection.");
    }
}
