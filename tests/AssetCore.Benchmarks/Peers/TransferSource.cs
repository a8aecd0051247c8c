using System.Globalization;

namespace AssetCore.Benchmarks.Peers;

/// <summary>
/// Random transfers, each with a key of its own: those that the AssetCore pipeline is asked for too. Each caller is
/// one at a time; different callers may call from different threads.
/// </summary>
/// <param name="callers">How many callers there may be.</param>
internal sealed class TransferSource(int callers)
{
    public const int Accounts = 10_000;
    public const long InitialBalance = 1_000_000_000;
    public const long InitialSum = Accounts * InitialBalance;

    // Counters of callers apart in memory, so that callers on different cores share no cache line.
    private const int SentSpacing = 8;
    private readonly Random[] _random = [.. Enumerable.Range(0, callers).Select(seed => new Random(seed))];
    private readonly long[] _sent = new long[callers * SentSpacing];

    public Transfer Next(int caller) => NextWithoutKey(caller) with { Key = NextKey(caller) };

    /// <summary>One of many transfers that a key of their call covers.</summary>
    public Transfer NextWithoutKey(int caller)
    {
        var random = _random[caller];
        var from = random.Next(Accounts);
        var to = (from + 1 + random.Next(Accounts - 1)) % Accounts;
        return new Transfer("", from, to, 1);
    }

    /// <summary>
    /// A key never given out before. The count comes first, so that keys of one time lie side by side in an index, as
    /// those of a careful application do: databases write fewer pages then, and AssetCore does not mind.
    /// </summary>
    public string NextKey(int caller) =>
        string.Create(CultureInfo.InvariantCulture, $"{++_sent[caller * SentSpacing]:D9}-{caller}");
}
