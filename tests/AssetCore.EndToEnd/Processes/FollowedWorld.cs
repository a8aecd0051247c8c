using AssetCore.Client;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.EndToEnd.Processes;

/// <summary>Follows a world from its beginning while a test does other things.</summary>
internal sealed class FollowedWorld : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly List<CommittedCommit> _commits = [];
    private readonly Task _following;
    private (WorldSeq Seq, TaskCompletionSource Reached)? _awaited;

    public FollowedWorld(IWorldClient world) => _following = FollowAsync(world);

    /// <summary>What has come so far.</summary>
    public IReadOnlyList<CommittedCommit> Commits
    {
        get
        {
            lock (_lock) return [.. _commits];
        }
    }

    /// <summary>Waits until everything up to a sequence number has come, or the following has failed.</summary>
    public async Task WaitForAsync(WorldSeq seq)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_commits is [.., var last] && last.Item.WorldSeqEnd >= seq) return;
            _awaited = (seq, reached);
        }

        await await Task.WhenAny(reached.Task, _following);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _following.ContinueWith(static _ => { }, TaskScheduler.Default);
        _end.Dispose();
    }

    private async Task FollowAsync(IWorldClient world)
    {
        await foreach (var commit in world.FollowAsync(WorldSeq.None, _end.Token))
        {
            lock (_lock)
            {
                _commits.Add(commit);
                if (_awaited is { } awaited && commit.Item.WorldSeqEnd >= awaited.Seq) awaited.Reached.TrySetResult();
            }
        }
    }
}
