using System.Buffers;
using System.IO.Pipelines;
using AssetCore.Commits;
using AssetCore.Errors;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Requests;

/// <summary>
/// A request body, whole and within its limit. Owns the pipe's buffer until it is disposed of: nothing that is parsed
/// from <see cref="Bytes"/> may keep a reference to it.
/// </summary>
internal readonly struct RequestBody : IDisposable
{
    private readonly PipeReader? _reader;
    private readonly SequencePosition _end;
    private readonly byte[]? _rented;

    private RequestBody(PipeReader reader, ReadOnlySequence<byte> buffer)
    {
        _reader = reader;
        _end = buffer.End;
        if (buffer.IsSingleSegment)
        {
            Bytes = buffer.First;
            return;
        }

        _rented = ArrayPool<byte>.Shared.Rent((int)buffer.Length);
        buffer.CopyTo(_rented);
        Bytes = _rented.AsMemory(0, (int)buffer.Length);
    }

    private RequestBody(Rejection fault) => Fault = fault;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Why the body was not taken; null if it was.</summary>
    public Rejection? Fault { get; }

    /// <summary>
    /// Reads the whole body, or says why not: not JSON, or longer than <see cref="CommitLimits.BodyBytesMax"/>.
    /// </summary>
    public static async ValueTask<RequestBody> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > CommitLimits.BodyBytesMax) return new RequestBody(TooLarge());
        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(context.RequestAborted);
            if (result.Buffer.Length > CommitLimits.BodyBytesMax)
            {
                reader.AdvanceTo(result.Buffer.End);
                return new RequestBody(TooLarge());
            }

            if (result.IsCompleted) return new RequestBody(reader, result.Buffer);
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        _reader?.AdvanceTo(_end);
        if (_rented is not null) ArrayPool<byte>.Shared.Return(_rented);
    }

    private static Rejection TooLarge() =>
        new(ErrorCode.RequestTooLarge, $"The request body has more than {CommitLimits.BodyBytesMax} bytes.");
}
