using AssetCore.Grains.Abstractions;
using AssetCore.Reads;
using Orleans.Concurrency;

namespace AssetCore.Benchmarks.Queries;

/// <summary>Of the same kind as the projection: one on each silo, reentrant.</summary>
[StatelessWorker(1, false), Reentrant]
internal sealed class EmptyQueryGrain(IGrainContext context) : IGrainBase, IEmptyQueryGrain
{
    private static readonly Task<QueryReply> s_answer =
        Task.FromResult(new QueryReply(QueryOutcome.Answered(new BalancePage([], null, false, null))));

    public IGrainContext GrainContext => context;

    public Task<QueryReply> QueryAsync(QueryCall query) => s_answer;
}
