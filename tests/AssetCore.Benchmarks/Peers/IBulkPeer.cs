using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Peers;

/// <summary>What also takes many transfers a call.</summary>
internal interface IBulkPeer : IPipeline
{
    /// <summary>The ways in which it takes them; the best one counts.</summary>
    IReadOnlyList<BulkWay> BulkWays { get; }

    /// <summary>One call of as many random transfers as the way says; completes when they are durable.</summary>
    Task BulkAsync(int caller, BulkWay way);
}
