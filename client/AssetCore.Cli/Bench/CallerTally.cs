using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AssetCore.Commits;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Cli.Bench;

/// <summary>What one caller was answered.</summary>
internal sealed class CallerTally
{
    /// <summary>From request to answer.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>Refusals by code.</summary>
    public Dictionary<ErrorCode, long> Refusals { get; } = [];

    /// <summary>Counts the answers to one request.</summary>
    public void Add(ImmutableArray<CommitOutcome> outcomes, TimeSpan latency)
    {
        Latency.Add((long)latency.TotalMicroseconds);
        foreach (var outcome in outcomes)
        {
            if (outcome.Rejection is { } refusal)
                CollectionsMarshal.GetValueRefOrAddDefault(Refusals, refusal.Code, out _)++;
        }
    }
}
