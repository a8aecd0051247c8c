namespace AssetCore.Grains.Commits;

/// <summary>Part of a caller's call that rides in one call to the world.</summary>
/// <param name="Call">The caller's call.</param>
/// <param name="From">The first commit taken, 0-based among those queued.</param>
/// <param name="Count">Commits taken, 1 or more.</param>
internal readonly record struct CallPortion(QueuedCall Call, int From, int Count)
{
    /// <summary>True if the portion is all that the call queued.</summary>
    public bool IsWhole => Count == Call.Commits.Length;
}
