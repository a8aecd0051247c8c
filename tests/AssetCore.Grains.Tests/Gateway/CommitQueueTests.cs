using AssetCore.Commits;
using AssetCore.Grains.Commits;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Grains.Tests.Gateway;

public sealed class CommitQueueTests
{
    private readonly List<CallPortion> _portions = [];

    [Fact]
    public void Calls_are_taken_in_order_and_whole_ones_without_copying()
    {
        var queue = new CommitQueue(100, long.MaxValue);
        var call = Call(Requests.Move("a"), Requests.Move("b"));
        queue.Enqueue(call);

        var taken = queue.Take(_portions);

        Assert.Equal(call.Commits, taken);
        Assert.True(queue.IsEmpty);
        Assert.Equal(0, queue.Commits);
        Assert.Equal(0, queue.Bytes);
    }

    [Fact]
    public void One_call_to_the_world_carries_so_many_operations_and_the_next_the_rest()
    {
        var queue = new CommitQueue(100, long.MaxValue);
        queue.Enqueue(Call(WithOperations("a", 10_000), WithOperations("b", 6_000), WithOperations("c", 385)));

        Assert.Equal(2, queue.Take(_portions).Length);
        Assert.Equal("c", Assert.Single(queue.Take(_portions)).Request.IdempotencyKey);
        Assert.Equal(new CallPortion(_portions[0].Call, 2, 1), Assert.Single(_portions));
    }

    [Fact]
    public void A_commit_larger_than_a_call_goes_alone()
    {
        var queue = new CommitQueue(100, long.MaxValue);
        queue.Enqueue(Call(WithLongIds("big", 9_000)));
        queue.Enqueue(Call(Requests.Move("small")));

        Assert.True(queue.Bytes > CommitQueue.CallBytesMax);
        Assert.Equal("big", Assert.Single(queue.Take(_portions)).Request.IdempotencyKey);
        Assert.Equal("small", Assert.Single(queue.Take(_portions)).Request.IdempotencyKey);
    }

    [Fact]
    public void Bytes_bound_the_queue_as_well()
    {
        var commit = Requests.Move("a").Prepare();
        var queue = new CommitQueue(100, (2 * commit.Canonical.Length) + 1);

        Assert.Equal(2, queue.Enqueue(Call(Requests.Move("a"), Requests.Move("b"), Requests.Move("c"))));
    }

    [Fact]
    public async Task What_waited_too_long_is_dropped_with_its_reason()
    {
        var queue = new CommitQueue(100, long.MaxValue);
        var (old, young) = (Call(1, Requests.Move("a")), Call(5, Requests.Move("b")));
        queue.Enqueue(old);
        queue.Enqueue(young);

        var dropped = queue.DropArrivedBefore(3, Refusals.Draining());

        Assert.Equal(1, dropped);
        Assert.False((await old.Answer).Outcomes[0].IsCommitted);
        Assert.False(young.Answer.IsCompleted);
        Assert.Equal(1, queue.Commits);
    }

    private static QueuedCall Call(params CommitRequest[] requests) => Call(0, requests);

    private static QueuedCall Call(long arrivedAt, params CommitRequest[] requests) =>
        new([.. requests.Select(request => request.Prepare())], arrivedAt, default);

    private static CommitRequest WithOperations(string key, int count) =>
        Requests.Of(key, [.. Enumerable.Repeat(Requests.Move("x").Operations[0], count)]);

    private static CommitRequest WithLongIds(string key, int count) => Requests.Of(
        key, [.. Enumerable.Range(0, count).Select(i =>
            new RemoveContainer(new ContainerId(new string('a', 120) + i), Drain: true))]);
}
