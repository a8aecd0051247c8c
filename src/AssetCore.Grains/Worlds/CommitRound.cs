using System.Collections.Immutable;
using System.Diagnostics;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// Calls of several gateways that are carried out as one, in order of arrival, at most as much as one call may bring.
/// The first leads: while it gathers, those that wait at the world's door may join; then nobody may. One round follows
/// the other. Used on the world's scheduler only.
/// </summary>
internal sealed class CommitRound
{
    private readonly List<RoundRider> _riders = [];
    private CommitCalls? _leader;
    private int _operations;
    private long _bytes;

    /// <summary>True while calls may join.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>All commits of the round, in order, once it has gathered.</summary>
    public ImmutableArray<PreparedCommit> Commits { get; private set; } = [];

    /// <summary>The traces that the calls belong to.</summary>
    public IEnumerable<ActivityContext> Traces =>
        _riders.Select(static rider => rider.Calls.Trace).Prepend(_leader!.Trace);

    /// <summary>
    /// True if a call that is not yet in the round may join it. One that does not fit closes it, so that no later one
    /// overtakes it; it leads the next round.
    /// </summary>
    public bool Admits(CommitCalls calls)
    {
        if (_leader is null || Holds(calls)) return false;
        if (IsOpen && HasRoomFor(calls)) return true;
        Close();
        return false;
    }

    /// <summary>Takes a call into the round, which is open.</summary>
    public Task<CommitReplies> JoinAsync(CommitCalls calls)
    {
        AddLoad(calls);
        var rider = new RoundRider(calls);
        _riders.Add(rider);
        return rider.Answered;
    }

    /// <summary>Begins a round and gathers those that wait at the door already. Nobody is waited for.</summary>
    public async Task GatherAsync(CommitCalls leader)
    {
        (_leader, IsOpen) = (leader, true);
        AddLoad(leader);
        await Task.Yield();
        Close();
        Commits = _riders.Count == 0 ? leader.Commits : Merge(leader);
    }

    /// <summary>Lets no more calls join.</summary>
    public void Close() => IsOpen = false;

    /// <summary>Gives each rider its share of the replies. The round is over.</summary>
    /// <returns>The leader's share.</returns>
    public CommitReplies Answer(CommitReplies replies)
    {
        var (outcomes, own) = (replies.Outcomes, _leader!.Commits.Length);
        var from = own;
        foreach (var rider in _riders)
        {
            var count = rider.Calls.Commits.Length;
            rider.Answer(new CommitReplies(outcomes.Slice(from, count)));
            from += count;
        }

        var share = _riders.Count == 0 ? replies : new CommitReplies(outcomes[..own]);
        End();
        return share;
    }

    /// <summary>Gives each rider the fault that its leader gets. The round is over.</summary>
    public void Fail(Exception fault)
    {
        foreach (var rider in _riders) rider.Fail(fault);
        End();
    }

    private void End()
    {
        IsOpen = false;
        (_leader, _operations, _bytes) = (null, 0, 0);
        _riders.Clear();
        Commits = [];
    }

    private bool Holds(CommitCalls calls) =>
        ReferenceEquals(calls, _leader) || _riders.Exists(rider => ReferenceEquals(calls, rider.Calls));

    private bool HasRoomFor(CommitCalls calls)
    {
        var (operations, bytes) = LoadOf(calls);
        return _operations + operations <= CommitQueue.CallOperationsMax && _bytes + bytes <= CommitQueue.CallBytesMax;
    }

    private void AddLoad(CommitCalls calls)
    {
        var (operations, bytes) = LoadOf(calls);
        _operations += operations;
        _bytes += bytes;
    }

    private static (int Operations, long Bytes) LoadOf(CommitCalls calls)
    {
        var (operations, bytes) = (0, 0L);
        foreach (var commit in calls.Commits)
        {
            operations += commit.Request.Operations.Length;
            bytes += CommitQueue.BytesOf(commit);
        }

        return (operations, bytes);
    }

    private ImmutableArray<PreparedCommit> Merge(CommitCalls leader)
    {
        var count = leader.Commits.Length + _riders.Sum(static rider => rider.Calls.Commits.Length);
        var commits = ImmutableArray.CreateBuilder<PreparedCommit>(count);
        commits.AddRange(leader.Commits);
        foreach (var rider in _riders) commits.AddRange(rider.Calls.Commits);
        return commits.MoveToImmutable();
    }
}
