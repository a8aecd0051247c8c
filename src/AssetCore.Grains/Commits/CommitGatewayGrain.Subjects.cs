using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Worlds;

namespace AssetCore.Grains.Commits;

/// <content>Commits that name subjects, and the erasure of subjects.</content>
internal sealed partial class CommitGatewayGrain
{
    /// <summary>Erasures that one gateway may have under way: they are rare, and each waits for the store.</summary>
    private const int ErasuresMax = 64;

    private int _erasures;
    private int _sealing;

    /// <inheritdoc />
    public async Task<SubjectErasureReply> EraseSubjectAsync(EraseSubjectCall erase)
    {
        if (WorldCallRules.FaultOf(erase) is { } fault) return Refused(fault);
        if (!_world.IsUserWorld) return Refused(Refusals.NamespaceNotFound(_world));
        if (_erasures >= ErasuresMax) return Refused(Refusals.TooManyErasures(_erasures));
        if (!_drain.TryEnter()) return Refused(Refusals.Draining());
        _erasures++;
        try
        {
            return await _eraser.EraseAsync(erase);
        }
        finally
        {
            _erasures--;
            _drain.Exit();
        }

        static SubjectErasureReply Refused(Rejection rejection) => new(null, rejection);
    }

    private async Task<CommitReplies> SealAsync(CommitCalls commits)
    {
        var count = commits.Commits.Length;

        // What is being sealed is bounded like what is queued. A call that is alone may be larger, for the queue takes
        // of it what fits.
        if (_sealing > 0 && _sealing + _queue.Commits + count > _options.QueueCommitsMax)
        {
            return RefuseAll(
                count,
                Refusals.QueueFull(_queue.Commits, _queue.Bytes, _caller.EstimateWaitMs(_queue.Commits)));
        }

        if (!_drain.TryEnter()) return RefuseAll(count, Refusals.Draining());
        _sealing += count;
        try
        {
            return await _subjects.CommitAsync(
                commits.Commits,
                ready =>
                {
                    _sealing -= count;
                    count = 0;
                    return EnqueueAsync(commits with { Commits = ready });
                });
        }
        finally
        {
            _sealing -= count;
            _drain.Exit();
        }
    }

    private static CommitReplies RefuseAll(int count, Rejection rejection) =>
        new(ImmutableArray.CreateRange(Enumerable.Repeat(CommitOutcome.Refused(rejection), count)));
}
