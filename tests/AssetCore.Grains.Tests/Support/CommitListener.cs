using System.Collections.Concurrent;
using AssetCore.Grains.Abstractions;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace AssetCore.Grains.Tests.Support;

/// <summary>An application's own grain that hears of its world's batches.</summary>
[ImplicitStreamSubscription(CommitStream.Name)]
public sealed class CommitListener : Grain, ICommitListener, IStreamSubscriptionObserver, IAsyncObserver<CommitHint>
{
    /// <summary>What was heard of each world, in this process.</summary>
    public static ConcurrentDictionary<long, ConcurrentQueue<CommitHint>> Heard { get; } = new();

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<CommitHint>().ResumeAsync(this, null);

    public Task OnNextAsync(CommitHint item, StreamSequenceToken? token = null)
    {
        Heard.GetOrAdd(this.GetPrimaryKeyLong(), static _ => new()).Enqueue(item);
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
