using System.Text;

namespace AssetCore.Client.Tests;

/// <summary>The body of an answer that brings pieces of text, each after some time of a clock that it moves.</summary>
internal sealed class SlowBody(
    Func<ImpatientTime> time, params IEnumerable<(TimeSpan Silence, string Text)> pieces) : Stream
{
    private readonly Queue<(TimeSpan Silence, string Text)> _pieces = new(pieces);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // As over a network: never on the stack of the reader.
        await Task.Yield();
        if (!_pieces.TryDequeue(out var piece)) return 0;
        time().Pass(piece.Silence);
        cancellationToken.ThrowIfCancellationRequested();
        return Encoding.UTF8.GetBytes(piece.Text, buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();
}
