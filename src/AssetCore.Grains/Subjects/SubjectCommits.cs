using System.Collections.Immutable;
using System.Security.Cryptography;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Format.Sealing;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Log;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Subjects;

/// <summary>
/// The commits of a gateway that name subjects: seals what they say about them before anything is queued, and gives the
/// receipts back what the world could not read. The world's single writer sees ciphertext and does nothing for it. Used
/// on the gateway's scheduler only.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="caller">The way to the world.</param>
/// <param name="keys">The silo's keys.</param>
/// <param name="replays">Repeats the receipts of commits that were erased.</param>
internal sealed class SubjectCommits(WorldId world, WorldCaller caller, SubjectKeyCache keys, ErasedReplays replays)
{
    /// <summary>
    /// What the keys of one call may take, to be made and to be read again: with the calls to the world it stays below
    /// the 20 s that a caller waits.
    /// </summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(4);

    // A key is only made for a world that is there; once seen, it is not asked for again.
    private bool _isThere;

    /// <summary>True if one of the commits names a subject and is not sealed.</summary>
    public static bool AreIn(ImmutableArray<PreparedCommit> commits)
    {
        foreach (var commit in commits)
        {
            if (commit.NeedsSeal) return true;
        }

        return false;
    }

    /// <summary>
    /// Seals, sends, and completes the answers. Each commit stands alone: one whose key cannot be had is refused as not
    /// executed, and the others go on in their order.
    /// </summary>
    /// <param name="commits">The commits, some of which name subjects.</param>
    /// <param name="send">Sends what is left of them and answers each, in order.</param>
    public async Task<CommitReplies> CommitAsync(
        ImmutableArray<PreparedCommit> commits,
        Func<ImmutableArray<PreparedCommit>, Task<CommitReplies>> send)
    {
        var (ready, refusals) = await SealAsync(commits);
        ImmutableArray<PreparedCommit> sent = [.. ready.OfType<PreparedCommit>()];
        var replies = await send(sent);
        using var timeout = new CancellationTokenSource(s_timeout);
        var outcomes = ImmutableArray.CreateBuilder<CommitOutcome>(commits.Length);
        for (var (i, next) = (0, 0); i < commits.Length; i++)
        {
            outcomes.Add(ready[i] is { } commit
                ? await CompleteAsync(commits[i], commit, replies.Outcomes[next++], timeout.Token)
                : CommitOutcome.Refused(refusals[i]!));
        }

        return new CommitReplies(outcomes.MoveToImmutable());
    }

    /// <summary>
    /// The same for a preflight, which makes no key: without one nothing can have been sealed under it.
    /// </summary>
    public async Task<PreflightOutcome> PreflightAsync(
        PreparedCommit commit, Func<PreparedCommit, Task<PreflightOutcome>> send)
    {
        using var timeout = new CancellationTokenSource(s_timeout);
        var (key, refusal) = await FindAsync(commit.Request.SubjectId!.Value, timeout.Token);
        if (refusal is not null) return new PreflightOutcome(null, null, refusal);
        var ready = Seal(commit, key ?? OfNobody());
        var outcome = await send(ready);
        var judged = outcome.Replay is { } replay ? CommitOutcome.Committed(replay)
            : outcome.Rejection is { } rejection ? CommitOutcome.Refused(rejection)
            : default;
        if (outcome.Report is not null) return outcome;
        judged = await CompleteAsync(commit, ready, judged, timeout.Token);
        return new PreflightOutcome(null, judged.Receipt, judged.Rejection);
    }

    private async Task<(PreparedCommit?[] Ready, Rejection?[] Refusals)> SealAsync(
        ImmutableArray<PreparedCommit> commits)
    {
        using var timeout = new CancellationTokenSource(s_timeout);
        var subjects = commits.Where(static commit => commit.NeedsSeal)
            .Select(static commit => commit.Request.SubjectId!.Value).Distinct().ToArray();
        var found = new Dictionary<SubjectId, (SubjectKey? Key, Rejection? Refusal)>(subjects.Length);
        await KeyLanes.ForEachAsync(
            subjects, async subject => found[subject] = await ObtainAsync(subject, timeout.Token));
        var ready = new PreparedCommit?[commits.Length];
        var refusals = new Rejection?[commits.Length];
        for (var i = 0; i < commits.Length; i++)
        {
            ready[i] = commits[i];
            if (!commits[i].NeedsSeal) continue;
            var (key, refusal) = found[commits[i].Request.SubjectId!.Value];
            ready[i] = key is null ? null : Seal(commits[i], key);
            refusals[i] = refusal;
        }

        return (ready, refusals);
    }

    private async Task<(SubjectKey? Key, Rejection? Refusal)> ObtainAsync(
        SubjectId subject, CancellationToken cancellationToken)
    {
        var (key, refusal) = await FindAsync(subject, cancellationToken);
        if (key is not null || refusal is not null) return (key, refusal);
        if (await FindWorldAsync() is { } gone) return (null, gone);
        return await TryAsync(async () => await keys.ObtainAsync(world, subject, cancellationToken), cancellationToken);
    }

    private Task<(SubjectKey? Key, Rejection? Refusal)> FindAsync(
        SubjectId subject, CancellationToken cancellationToken) =>
        TryAsync(async () => await keys.FindAsync(world, subject, cancellationToken), cancellationToken);

    // Nothing has been sent to the world: whatever fails here, the commit is definitely not executed.
    private async Task<(SubjectKey? Key, Rejection? Refusal)> TryAsync(
        Func<Task<SubjectKey?>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return (await ask(), null);
        }
        catch (StorageUnavailableException fault)
        {
            return (null, Refusals.KeysUnavailable(fault.Message));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, Refusals.KeysUnavailable($"the keys of world {world} took too long"));
        }
    }

    private async Task<Rejection?> FindWorldAsync()
    {
        if (_isThere) return null;
        var status = await caller.FindAsync();
        _isThere = status is null;
        return status;
    }

    private PreparedCommit Seal(PreparedCommit commit, SubjectKey key)
    {
        Span<byte> nonce = stackalloc byte[MemberSeal.NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        return commit.SealUnder(key, world, nonce);
    }

    private static SubjectKey OfNobody()
    {
        Span<byte> root = stackalloc byte[SubjectKey.Bytes];
        RandomNumberGenerator.Fill(root);
        return new SubjectKey(root);
    }

    private async ValueTask<CommitOutcome> CompleteAsync(
        PreparedCommit asked, PreparedCommit ready, CommitOutcome outcome, CancellationToken cancellationToken)
    {
        if (!asked.NeedsSeal) return outcome;

        // A receipt holds the metadata that the commit was sent with; a repeat has the same, or it were no repeat.
        if (outcome.Receipt is { } receipt)
            return CommitOutcome.Committed(receipt with { Metadata = asked.Request.Metadata });
        return outcome.Rejection is { Code: ErrorCode.IdempotencyKeyReused } refusal
            ? await replays.JudgeAsync(ready, refusal, cancellationToken)
            : outcome;
    }
}
