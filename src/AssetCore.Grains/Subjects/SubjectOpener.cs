using System.Collections.Immutable;
using AssetCore.Format;
using AssetCore.Format.Sealing;
using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Subjects;

/// <summary>
/// Opens what histories hold sealed, where the subject's key lives, and marks what is erased. The last step of every
/// answer that shows commits, so that whatever is kept of pages and frames holds nothing open. Any thread.
/// </summary>
/// <param name="keys">The silo's keys.</param>
internal sealed class SubjectOpener(SubjectKeyCache keys)
{
    /// <summary>What is left for the keys of one answer: a caller waits 20 s for all of it.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    /// <summary>Opens the commits of an answer; any other outcome stays as it is.</summary>
    /// <exception cref="Log.StorageUnavailableException">The keys could not be read.</exception>
    public async ValueTask<QueryOutcome> OpenAsync(QueryOutcome outcome)
    {
        try
        {
            return outcome.Answer switch
            {
                CommitPage page when page.Commits.Any(IsSealed) =>
                    QueryOutcome.Answered(page with { Commits = await OpenAsync(page.Commits) }),
                FollowPage page when page.Commits.Any(static commit => IsSealed(commit.Item)) =>
                    QueryOutcome.Answered(page with { Commits = await OpenAsync(page.Commits) }),
                CommitView view when IsSealed(view.Item) =>
                    QueryOutcome.Answered(view with { Item = (await OpenAsync([view.Item]))[0] }),
                _ => outcome,
            };
        }
        catch (FormatFaultException damaged)
        {
            return QueryOutcome.Refused(Refusals.LogCorrupt(damaged.Message));
        }
    }

    private static bool IsSealed(CommitItem item) => item.Sealed is not null;

    private async Task<ImmutableArray<CommittedCommit>> OpenAsync(ImmutableArray<CommittedCommit> commits)
    {
        var items = await OpenAsync([.. commits.Select(static commit => commit.Item)]);
        return [.. commits.Select((commit, i) => commit with { Item = items[i] })];
    }

    private async Task<ImmutableArray<CommitItem>> OpenAsync(ImmutableArray<CommitItem> items)
    {
        using var timeout = new CancellationTokenSource(s_timeout);
        var wanted = items.Where(IsSealed).Select(NameOf).Distinct().ToArray();
        var found = new SubjectKey?[wanted.Length];
        await KeyLanes.ForEachAsync([.. Enumerable.Range(0, wanted.Length)], async at =>
        {
            var (world, subject, keyId) = wanted[at];
            found[at] = await FindAsync(world, subject, keyId, timeout.Token);
        });
        var byName = wanted.Zip(found).ToDictionary(static pair => pair.First, static pair => pair.Second);
        return [.. items.Select(item => IsSealed(item) ? Open(item, byName[NameOf(item)]) : item)];
    }

    private async Task<SubjectKey?> FindAsync(
        WorldId world, SubjectId subject, ulong keyId, CancellationToken cancellationToken)
    {
        try
        {
            return await keys.FindAsync(world, subject, keyId, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new Log.StorageUnavailableException(world, "read the keys of subjects", "it took too long");
        }
    }

    // The world is the one whose log the commit stands in: what a fork shows of its source is under the source's keys.
    private static (WorldId World, SubjectId Subject, ulong KeyId) NameOf(CommitItem item) =>
        (item.Sealed!.World, item.SubjectId!.Value, item.Sealed.Box.KeyId);

    private static CommitItem Open(CommitItem item, SubjectKey? key)
    {
        var members = item.Sealed!;
        var binding = new SealBinding(
            members.World, item.SubjectId!.Value, members.KeyDigest, members.RequestDigest);
        var opened = key is null ? null : MemberSeal.Open(key, binding, members.Box);
        return item with
        {
            ActorId = opened?.ActorId,
            Metadata = opened?.Metadata,
            Origin = opened?.Origin,
            Sealed = null,
            IsErased = opened is null,
        };
    }
}
