using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AssetCore.Benchmarks.Http;

/// <summary>
/// One HTTP/1.1 connection that spends as little as it can, so that the cores are left to the server: it sends bytes
/// that are ready and reads an answer just as far as to know its status and where it ends. No pipelining.
/// </summary>
internal sealed class HttpConnection : IAsyncDisposable
{
    private const int AnswerBytesMax = 16 * 1024;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[AnswerBytesMax];

    public static async Task<HttpConnection> OpenAsync(int port)
    {
        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, port);
        return connection;
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <returns>The answer, head and body; valid until the next request.</returns>
    /// <exception cref="InvalidOperationException">It is not a success.</exception>
    public async Task<ReadOnlyMemory<byte>> AskAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var received = 0;
        while (!IsWhole(_buffer.AsSpan(0, received)))
        {
            var count = received == _buffer.Length ? 0 : await _socket.ReceiveAsync(_buffer.AsMemory(received));
            if (count == 0) throw new InvalidOperationException("The server closed a connection, or said too much.");
            received += count;
        }

        if (!_buffer.AsSpan(0, received).StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException(
                $"A commit was refused: {Encoding.UTF8.GetString(_buffer, 0, received)}");
        }

        return _buffer.AsMemory(0, received);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    // Kestrel sends the length of a body, or the body in chunks of which the last is empty.
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var at = answer[..head].IndexOf("Content-Length: "u8);
        if (at < 0) return answer.EndsWith("\r\n0\r\n\r\n"u8);
        return Utf8Parser.TryParse(answer[(at + "Content-Length: "u8.Length)..], out int length, out _)
            && answer.Length >= head + "\r\n\r\n"u8.Length + length;
    }
}
