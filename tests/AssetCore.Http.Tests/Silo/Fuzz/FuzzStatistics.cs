using System.Collections.Concurrent;

namespace AssetCore.Http.Tests.Silo.Fuzz;

/// <summary>What became of the requests: a fuzz test that is refused at the door each time finds nothing.</summary>
internal sealed class FuzzStatistics
{
    /// <summary>Different answers (statuses and codes) below which the requests are too much alike.</summary>
    private const int KindsMin = 30;

    private readonly ConcurrentDictionary<string, int> _answers = new();

    public void Count(string kind) => _answers.AddOrUpdate(kind, 1, static (_, count) => count + 1);

    /// <summary>Enough of the contract was met.</summary>
    public void AssertWide() => Assert.True(_answers.Count >= KindsMin, ToString());

    public override string ToString() => string.Join(
        '\n', _answers.OrderByDescending(answer => answer.Value).Select(answer => $"{answer.Value,8} {answer.Key}"));
}
