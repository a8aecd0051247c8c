using System.Runtime.CompilerServices;

namespace AssetCore.Cli.Input;

/// <summary>Gathers requests into chunks that one call can carry.</summary>
internal static class CommitChunks
{
    /// <summary>
    /// Bytes of a chunk: half of what a body may have, which leaves room for one large request on top.
    /// </summary>
    private const int BytesMax = 8 * 1024 * 1024;

    /// <summary>
    /// Chunks of up to <paramref name="size"/> requests, in order. If the input turns out bad, what came before the
    /// fault is handed out first, so that everything before the line that the error names has been sent.
    /// </summary>
    public static async IAsyncEnumerable<IReadOnlyList<CommitDocument>> OfAsync(
        IAsyncEnumerable<CommitDocument> documents,
        int size,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new List<CommitDocument>(size);
        var bytes = 0;
        CliFault? fault = null;
        await using var each = documents.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            (var more, fault) = await MoveAsync(each);
            if (!more) break;
            chunk.Add(each.Current);
            bytes += each.Current.Utf8.Length;
            if (chunk.Count < size && bytes < BytesMax) continue;
            yield return chunk;
            chunk = new List<CommitDocument>(size);
            bytes = 0;
        }

        if (chunk.Count > 0) yield return chunk;
        if (fault is not null) throw fault;
    }

    private static async ValueTask<(bool More, CliFault? Fault)> MoveAsync(IAsyncEnumerator<CommitDocument> each)
    {
        try
        {
            return (await each.MoveNextAsync(), null);
        }
        catch (CliFault fault)
        {
            return (false, fault);
        }
    }
}
