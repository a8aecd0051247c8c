using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace AssetCore.Cli.Input;

/// <summary>
/// Commit requests from a file or from standard input: one JSON document (a request or an array of them), or JSON
/// lines. Lines are read one by one, so that an input may be larger than memory.
/// </summary>
/// <param name="reader">The input; disposed of with this.</param>
/// <param name="name">What errors call it.</param>
/// <param name="bytes">Its size in bytes; null if nobody knows.</param>
internal sealed class CommitInput(TextReader reader, string name, long? bytes) : IDisposable
{
    private const int DepthMax = 64;

    /// <summary>Its size in bytes; null if nobody knows.</summary>
    public long? Bytes { get; } = bytes;

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="CliFault">The file cannot be read.</exception>
    public static CommitInput Open(string path, CliHost host)
    {
        if (path == "-") return new CommitInput(host.In, "standard input", null);
        var file = host.FullPath(path);
        try
        {
            var stream = File.OpenRead(file);
#pragma warning disable CA2000 // The input owns the reader, and the reader the file.
            return new CommitInput(new StreamReader(stream, new UTF8Encoding(false, true)), path, stream.Length);
#pragma warning restore CA2000
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliFault.BadInput($"{path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>The requests in order.</summary>
    /// <exception cref="CliFault">Something is not JSON; the message names its line.</exception>
    public async IAsyncEnumerable<CommitDocument> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var any = false;
        long line = 0;
        while (await ReadLineAsync(cancellationToken) is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (!any && !IsComplete(text, line))
            {
                foreach (var document in await ReadWholeAsync(text, line, cancellationToken)) yield return document;
                yield break;
            }

            any = true;
            foreach (var document in Split(Parse(text, line), line)) yield return document;
        }

        if (!any) throw CliFault.BadInput($"{name} is empty: one commit request is wanted, or one a line.");
    }

    /// <inheritdoc />
    public void Dispose() => reader.Dispose();

    private async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        try
        {
            var text = await reader.ReadLineAsync(cancellationToken);
            if (text is not null) BytesRead += Encoding.UTF8.GetByteCount(text) + 1;
            return text;
        }
        catch (Exception exception) when (exception is IOException or DecoderFallbackException)
        {
            throw CliFault.BadInput($"{name} cannot be read: {exception.Message}");
        }
    }

    // The first line is not a document of its own, so all lines together are one.
    private async Task<IReadOnlyList<CommitDocument>> ReadWholeAsync(
        string first, long line, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(first).Append('\n');
        while (await ReadLineAsync(cancellationToken) is { } more) text.Append(more).Append('\n');
        return [.. Split(Parse(text.ToString(), line), line)];
    }

    private IEnumerable<CommitDocument> Split(JsonElement root, long line) => root.ValueKind == JsonValueKind.Array
        ? root.EnumerateArray().Select(request => CommitDocument.Create(request, line, name))
        : [CommitDocument.Create(root, line, name)];

    private bool IsComplete(string text, long line)
    {
        var json = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(text), isFinalBlock: false, new JsonReaderState(new() { MaxDepth = DepthMax }));
        try
        {
            return json.Read() && json.TrySkip();
        }
        catch (JsonException exception)
        {
            throw NotJson(exception, line);
        }
    }

    private JsonElement Parse(string text, long line)
    {
        try
        {
            return JsonElement.Parse(
                text, new JsonDocumentOptions { MaxDepth = DepthMax, AllowDuplicateProperties = true });
        }
        catch (JsonException exception)
        {
            throw NotJson(exception, line);
        }
    }

    private CliFault NotJson(JsonException exception, long line)
    {
        var at = line + (exception.LineNumber ?? 0);
        var reason = exception.Message.Split(" LineNumber:", 2)[0];
        return CliFault.BadInput($"{name}, line {at}, byte {exception.BytePositionInLine + 1}: not JSON: {reason}");
    }
}
