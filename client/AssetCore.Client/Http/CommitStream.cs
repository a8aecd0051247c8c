using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client.Http;

/// <summary>The commits of a world as server-sent events, over one connection.</summary>
/// <param name="transport">The way to the server.</param>
/// <param name="world">The world.</param>
/// <param name="options">How long it may be silent.</param>
/// <param name="onSign">Called whenever something comes.</param>
internal sealed class CommitStream(
    HttpTransport transport, WorldId world, WorldClientOptions options, Action onSign)
{
    private const string CommitEvent = "commit";

    /// <summary>The commits, until the connection ends.</summary>
    /// <param name="from">The first commit whose end is at or above this.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="AnswerLostException">
    /// The connection broke off, was silent for too long, or brought something else.
    /// </exception>
    /// <exception cref="ReadRefusedException">The server refuses.</exception>
    public async IAsyncEnumerable<CommittedCommit> ReadAsync(
        WorldSeq from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var silence = new CancellationTokenSource(options.FollowSilenceMax, options.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, silence.Token);
        using var response = await OpenAsync(from, end, cancellation).ConfigureAwait(false);
        var events = Events(response, silence, end.Token).GetAsyncEnumerator(end.Token);
        await using (events.ConfigureAwait(false))
        {
            while (await MoveAsync(events, silence, cancellation).ConfigureAwait(false))
            {
                if (events.Current is { } commit) yield return commit;
            }
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(
        WorldSeq from, CancellationTokenSource end, CancellationToken cancellation)
    {
        var path = $"v1/read/namespaces/{world}/stream?from_world_seq={from}";
        WorldSeq? last = from > new WorldSeq(1) ? new WorldSeq(from.Value - 1) : null;
        try
        {
            var response = await transport.OpenEventsAsync(path, last, end.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode) return response;
            using (response)
            {
                var answer = await transport.ReadAsync(response, end.Token).ConfigureAwait(false);
                throw transport.Read<ReadRefusedException>(
                    answer, _ => throw new InvalidOperationException("A success was ruled out."), fault => new(fault));
            }
        }
        catch (OperationCanceledException late) when (end.IsCancellationRequested)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new AnswerLostException("No stream began in time.", late);
        }
    }

    private async IAsyncEnumerable<CommittedCommit?> Events(
        HttpResponseMessage response,
        CancellationTokenSource silence,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var content = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var body = new ListeningStream(content, silence, options.FollowSilenceMax, onSign);
        await using (body.ConfigureAwait(false))
        {
            var parser = SseParser.Create(body, ReadEvent);
            await foreach (var item in parser.EnumerateAsync(cancellation).ConfigureAwait(false))
                yield return item.Data;
        }
    }

    // A server may learn events of other types; what is wrong it says before the first. What would be missed by passing
    // over an event is found by the numbers of the next.
    private static CommittedCommit? ReadEvent(string type, ReadOnlySpan<byte> data) => type switch
    {
        CommitEvent or SseParser.EventTypeDefault => AnswerJson.ReadCommitted(data.ToArray()),
        _ => null,
    };

    private async ValueTask<bool> MoveAsync(
        IAsyncEnumerator<CommittedCommit?> events, CancellationTokenSource silence, CancellationToken cancellation)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (
            silence.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // Nobody has said anything for so long that the connection may be dead.
            throw new AnswerLostException(
                $"The stream was silent for {options.FollowSilenceMax.TotalMilliseconds} ms.", late);
        }
        catch (AnswerFaultException fault)
        {
            throw new AnswerLostException($"The stream brought something else than a commit. {fault.Message}", fault);
        }
        catch (Exception failure) when (HttpTransport.IsFailureOfTheWay(failure, cancellation))
        {
            throw transport.Lost(failure);
        }
    }
}
