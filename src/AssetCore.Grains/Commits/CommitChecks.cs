using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;

namespace AssetCore.Grains.Commits;

/// <summary>Judges the form of commits as they arrive: an application on the silo hands over what it has built in memory.</summary>
internal static class CommitChecks
{
    /// <summary>Null if the commit is well formed; otherwise its first fault.</summary>
    public static Rejection? Find(PreparedCommit commit) => CommitRequestValidator.Validate(commit.Request);

    /// <summary>Refuses the ill-formed commits of a call, each on its own.</summary>
    public static void RefuseIllFormed(QueuedCall call)
    {
        var commits = call.Commits;
        for (var place = 0; place < commits.Length; place++)
        {
            if (Find(commits[place]) is { } fault) call.RefuseBeforeQueueing(place, fault);
        }
    }
}
