using System.Collections.Immutable;
using AssetCore.Errors;

namespace AssetCore.Format.Json;

/// <summary>
/// What became of reading a list of commit requests: exactly one of the list and a rejection of all of it.
/// </summary>
public readonly record struct ParsedCommits
{
    private ParsedCommits(ImmutableArray<ParsedCommit> commits, Rejection? rejection)
    {
        Commits = commits;
        Rejection = rejection;
    }

    /// <summary>
    /// One for each item of the list, each a request or a rejection of its own; empty if all of it is refused.
    /// </summary>
    public ImmutableArray<ParsedCommit> Commits { get; }

    /// <summary>Why the whole list is refused; null if its items stand alone.</summary>
    public Rejection? Rejection { get; }

    /// <summary>The list could be taken apart.</summary>
    public static ParsedCommits Separated(ImmutableArray<ParsedCommit> commits) => new(commits, null);

    /// <summary>The list is refused as a whole.</summary>
    public static ParsedCommits Refused(Rejection rejection) => new([], rejection);
}
