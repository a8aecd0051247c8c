using System.Collections.Immutable;
using System.Text;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Text;

namespace AssetCore.Http.Tests.Fakes;

/// <summary>
/// Answers the questions that a stream asks, out of commits that a test adds; waits where there is none.
/// </summary>
internal sealed class ScriptedLog
{
    private readonly Lock _lock = new();
    private readonly List<CommittedCommit> _commits = [];
    private TaskCompletionSource _moved = NewSignal();
    private Rejection? _refusal;

    /// <summary>Where each page asked for began, and how many commits it might have.</summary>
    public List<(long From, int Limit)> Asked { get; } = [];

    /// <summary>Commits of one event each, from 1.</summary>
    public void Add(int count, string? metadata = null)
    {
        lock (_lock)
        {
            var text = metadata is null ? null : Text(metadata);
            for (var i = 0; i < count; i++) _commits.Add(Commit(_commits.Count + 1, text));
            Signal();
        }
    }

    /// <summary>From now on every question is refused; null ends it.</summary>
    public void Refuse(Rejection? refusal)
    {
        lock (_lock)
        {
            _refusal = refusal;
            Signal();
        }
    }

    /// <summary>For <see cref="RecordingGateway.OnQuery"/>.</summary>
    public async Task<QueryOutcome> AnswerAsync(WorldQuery query)
    {
        while (true)
        {
            Task moved;
            lock (_lock)
            {
                if (_refusal is not null) return QueryOutcome.Refused(_refusal);
                if (query is not WorldQuery.Follow follow) return QueryOutcome.Answered(Head());
                if (_commits.Count >= follow.FromWorldSeq.Value) return QueryOutcome.Answered(Page(follow));
                moved = _moved.Task;
            }

            await moved;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CommittedCommit Commit(long seq, JsonText? metadata) => new(
        new CommitItem(
            new CommitId(new WorldSeq(seq), 7), new WorldSeq(seq), new WorldSeq(seq), 1_700_000_000_000, null,
            metadata, null, []),
        [Text($$"""{"world_seq":{{seq}}}""")]);

    private static JsonText Text(string json) => new(Encoding.UTF8.GetBytes(json));

    private FreshnessView Head()
    {
        var head = new WorldSeq(_commits.Count);
        return new FreshnessView { Freshness = new Freshness(new WorldId(1), head, head, 0, 0, 0) };
    }

    private FollowPage Page(WorldQuery.Follow follow)
    {
        Asked.Add((follow.FromWorldSeq.Value, follow.Limit));
        var page = _commits.Skip((int)follow.FromWorldSeq.Value - 1).Take(follow.Limit).ToImmutableArray();
        return new FollowPage(page, page[^1].Item.WorldSeqEnd.Next);
    }

    private void Signal()
    {
        var moved = _moved;
        _moved = NewSignal();
        moved.SetResult();
    }
}
