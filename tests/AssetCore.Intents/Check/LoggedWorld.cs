namespace AssetCore.Intents.Check;

/// <summary>Everything that one source says of a world's commits.</summary>
/// <param name="source">The source, for people.</param>
internal sealed class LoggedWorld(string source)
{
    private readonly Dictionary<string, List<LoggedCommit>> _byKey = new(StringComparer.Ordinal);

    /// <summary>The source, for people.</summary>
    public string Source { get; } = source;

    /// <summary>The last sequence number.</summary>
    public long Head { get; private set; }

    /// <summary>Commits that somebody asked for.</summary>
    public long Commits { get; private set; }

    /// <summary>What is wrong with the order of the commits.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The keys found, each with its commits: exactly one, if all is well.</summary>
    public IReadOnlyDictionary<string, List<LoggedCommit>> ByKey => _byKey;

    /// <summary>The commits of a key.</summary>
    public IReadOnlyList<LoggedCommit> Find(string key) => _byKey.TryGetValue(key, out var found) ? found : [];

    /// <summary>The next commit; null for the key of one that the world made itself.</summary>
    public void Pass(string? key, LoggedCommit commit)
    {
        if (commit.WorldSeqStart != Head + 1)
            Faults.Add($"{Source}: {commit.Place} begins at {commit.WorldSeqStart}, not at {Head + 1}");
        Head = commit.WorldSeqEnd;
        if (key is null) return;
        Commits++;
        if (_byKey.TryGetValue(key, out var found)) found.Add(commit);
        else _byKey.Add(key, [commit]);
    }
}
