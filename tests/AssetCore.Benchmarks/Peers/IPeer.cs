using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Peers;

/// <summary>What users would pick instead, doing the same transfer, as durable when it is acknowledged.</summary>
internal interface IPeer : IPipeline, IAsyncDisposable
{
    /// <summary>The versions of what runs, as it says itself.</summary>
    string Version { get; }

    /// <summary>The settings that matter, as they are in force.</summary>
    string Settings { get; }

    /// <summary>What an acknowledged transfer waited for.</summary>
    string Durability { get; }

    /// <summary>The numbers of callers to try; the best one counts.</summary>
    IReadOnlyList<int> CallerCounts { get; }

    /// <summary>False if what works for the callers is another process, whose time this one does not see.</summary>
    bool IsInProcess { get; }

    /// <summary>Judges and does one transfer; completes when the answer is durable.</summary>
    Task<TransferAnswer> TransferAsync(int caller, Transfer transfer);

    /// <summary>What all balances and remembered keys come to.</summary>
    Task<PeerTotals> TotalsAsync();

    /// <summary>Forgets what is in memory, as a crash would, and goes on with what is durable.</summary>
    Task ReopenAsync();
}
