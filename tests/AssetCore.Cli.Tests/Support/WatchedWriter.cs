namespace AssetCore.Cli.Tests.Support;

/// <summary>Standard output that a test can wait for: what was printed is looked at whenever it is flushed.</summary>
internal sealed class WatchedWriter : StringWriter
{
    private readonly Lock _gate = new();
    private readonly List<(int Lines, TaskCompletionSource Reached)> _waits = [];
    private int _flushedLines;

    /// <summary>Waits until this many lines were printed and flushed.</summary>
    public Task UntilLinesAsync(int lines)
    {
        lock (_gate)
        {
            if (_flushedLines >= lines) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((lines, reached));
            return reached.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _flushedLines = ToString().AsSpan().Count('\n');
            foreach (var (_, reached) in _waits.Where(wait => wait.Lines <= _flushedLines)) reached.TrySetResult();
        }

        return Task.CompletedTask;
    }
}
