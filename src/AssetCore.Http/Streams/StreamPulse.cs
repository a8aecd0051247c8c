using System.Text;

namespace AssetCore.Http.Streams;

/// <summary>
/// Writes comments into a stream of events while there is no event: nothing on the way then takes the stream for dead,
/// and a reader that has gone is noticed. Not for use while an event is being written.
/// </summary>
/// <param name="body">The body of the answer.</param>
/// <param name="interval">The time between two comments.</param>
internal sealed class StreamPulse(Stream body, TimeSpan interval)
{
    private const string KeepAlive = "keep-alive";

    /// <summary>Waits for a task with comments going out. False if the stream ends before it.</summary>
    public async Task<bool> BeatUntilAsync(Task task, CancellationToken ending)
    {
        while (!task.IsCompleted)
        {
            // Ends the waiting along with the task, so that no timer outlives it.
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ending);
            var first = await Task.WhenAny(task, Task.Delay(interval, waiting.Token));
            await waiting.CancelAsync();
            if (first == task) break;
            if (ending.IsCancellationRequested) return false;
            await SayAsync(KeepAlive, ending);
        }

        return !ending.IsCancellationRequested;
    }

    /// <summary>Writes one comment.</summary>
    public async Task SayAsync(string text, CancellationToken ending)
    {
        // A comment ends at the end of its line, whatever the text says.
        var line = text.ReplaceLineEndings(" ");
        await body.WriteAsync(Encoding.UTF8.GetBytes($": {line}\n\n"), ending);
        await body.FlushAsync(ending);
    }
}
