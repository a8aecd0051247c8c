using AssetCore.Grains.Replicas;
using AssetCore.Ids;
using Microsoft.Extensions.Time.Testing;

namespace AssetCore.Grains.Tests.Replicas;

/// <summary>What answers say of how fresh they are.</summary>
public sealed class HeadWatchTests
{
    private static readonly TimeSpan s_millisecond = TimeSpan.FromMilliseconds(1);
    private readonly FakeTimeProvider _time = new();
    private readonly HeadWatch _head;

    public HeadWatchTests() => _head = new HeadWatch(new WorldId(1), _time);

    [Fact]
    public void Answers_that_say_the_same_share_it_until_time_or_the_world_goes_on()
    {
        See(5);
        _head.Apply(new WorldSeq(5));
        var first = _head.Freshness(new WorldSeq(5));
        Assert.Equal((5, 5, 0, 0, 0), Parts(first));
        Assert.Same(first, _head.Freshness(new WorldSeq(5)));

        _time.Advance(s_millisecond);
        var older = _head.Freshness(new WorldSeq(5));
        Assert.Equal((5, 5, 0, 0, 1), Parts(older));

        See(8);
        _time.Advance(2 * s_millisecond);
        Assert.Equal((5, 8, 3, 2, 2), Parts(_head.Freshness(new WorldSeq(5))));
        Assert.Equal((7, 8, 1, 2, 2), Parts(_head.Freshness(new WorldSeq(7))));
        _head.Apply(new WorldSeq(8));
        Assert.Equal((8, 8, 0, 0, 2), Parts(_head.Freshness(new WorldSeq(8))));
    }

    private void See(long worldSeq) =>
        _head.See(new WorldSeq(worldSeq), new BatchNumber(worldSeq), _time.GetTimestamp());

    private static (long Seq, long Head, long Lag, long LagMs, long ObservedMs) Parts(Reads.Freshness freshness) => (
        freshness.WorldSeq.Value,
        freshness.CommitLogWorldSeq.Value,
        freshness.Lag,
        freshness.LagMs,
        freshness.ObservedMs);
}
