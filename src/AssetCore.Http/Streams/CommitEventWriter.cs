using System.Buffers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using AssetCore.Format.Json;
using AssetCore.Reads;

namespace AssetCore.Http.Streams;

/// <summary>Writes commits as the data of events. For one stream; one caller at a time.</summary>
internal sealed class CommitEventWriter : IDisposable
{
    /// <summary>A buffer that a huge commit has made larger than this is not kept for the ones after it.</summary>
    private const int BufferBytesKept = 1024 * 1024;

    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true });
    private ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Writes one commit on one line.</summary>
    public void Write(SseItem<CommittedCommit> item, IBufferWriter<byte> destination)
    {
        _json.Reset(_buffer);
        AnswerJson.Write(_json, item.Data);
        _json.Flush();
        CopyOnOneLine(_buffer.WrittenSpan, destination);
        if (_buffer.Capacity > BufferBytesKept) _buffer = new ArrayBufferWriter<byte>();
        else _buffer.ResetWrittenCount();
    }

    /// <inheritdoc />
    public void Dispose() => _json.Dispose();

    // Metadata stands there as it was received, perhaps on several lines. Between the tokens of JSON, the only place
    // where there can be one, the end of a line is worth as much as a space; to readers of events it is not.
    private static void CopyOnOneLine(ReadOnlySpan<byte> json, IBufferWriter<byte> destination)
    {
        var line = destination.GetSpan(json.Length)[..json.Length];
        json.CopyTo(line);
        line.Replace((byte)'\n', (byte)' ');
        line.Replace((byte)'\r', (byte)' ');
        destination.Advance(json.Length);
    }
}
