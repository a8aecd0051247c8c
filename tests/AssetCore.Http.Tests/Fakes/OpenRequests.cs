using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Tests.Fakes;

/// <summary>Counts the requests that a server is serving.</summary>
internal sealed class OpenRequests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private int _count;

    public async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        lock (_lock) _count++;
        try
        {
            await next(context);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Ends when no request is open.</summary>
    public Task IdleAsync()
    {
        lock (_lock)
        {
            if (_count == 0) return Task.CompletedTask;
            var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(idle);
            return idle.Task.WaitAsync(s_patience);
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_count > 0) return;
            foreach (var idle in _waiting) idle.SetResult();
            _waiting.Clear();
        }
    }
}
