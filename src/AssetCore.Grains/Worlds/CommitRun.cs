using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AssetCore.Commits;
using AssetCore.Engine.Transactions;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Log.Stores;

namespace AssetCore.Grains.Worlds;

/// <summary>The commits of one call, batch by batch: as many ride in one batch as its payload may hold.</summary>
internal sealed class CommitRun(ImmutableArray<PreparedCommit> commits) : BatchWork
{
    /// <summary>
    /// Bytes of payload in one batch: 8 MiB, a quarter of what a store must take in one append. Twice the largest
    /// commit, so that a batch always has room for one.
    /// </summary>
    public const int PayloadBytesMax = LogStoreLimits.AppendBytesMax / 4;

    private readonly CommitOutcome[] _outcomes = new CommitOutcome[commits.Length];
    private int _first;
    private int _next;

    /// <summary>True once every commit has its outcome.</summary>
    public bool IsDone => _first == commits.Length;

    /// <summary>Commits that took place.</summary>
    public int Committed { get; private set; }

    /// <inheritdoc />
    public override void Judge(WorldEngine engine)
    {
        var all = commits.AsSpan();
        CommitDigests.Take(all[_first..]);

        // At least one, then as long as the largest commit still fits.
        for (_next = _first; _next < commits.Length; _next++)
        {
            if (_next > _first && engine.PayloadBytes > PayloadBytesMax - CommitLimits.EncodedBytesMax) break;
            if ((_next - _first) % WorldEngine.CommitsExpectedMax == 0) engine.Expect(all[_next..]);
            _outcomes[_next] = engine.Execute(commits[_next]);
        }
    }

    /// <summary>What was judged last stands; the rest, if any, is for the next batch.</summary>
    public void Settle()
    {
        for (; _first < _next; _first++)
        {
            if (_outcomes[_first].IsCommitted) Committed++;
        }
    }

    /// <summary>What was judged last does not stand: it and all the rest get this refusal.</summary>
    public void Fail(Rejection rejection)
    {
        _outcomes.AsSpan(_first).Fill(CommitOutcome.Refused(rejection));
        _first = commits.Length;
    }

    /// <summary>The outcomes; call once, when done.</summary>
    public CommitReplies ToReplies() => new(ImmutableCollectionsMarshal.AsImmutableArray(_outcomes));
}
