using AssetCore.Grains.Commits;
using AssetCore.Grains.Replicas;
using AssetCore.Ids;
using AssetCore.Testing.Stores;

namespace AssetCore.Grains.Tests.Replicas;

public sealed class ReplicaAsksTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(10);

    private readonly JumpingTime _time = new();
    private readonly HeadWatch _head;
    private readonly ReplicaAsks _asks;

    public ReplicaAsksTests()
    {
        _head = new HeadWatch(new WorldId(1), _time);
        _asks = new ReplicaAsks(_head, new Wake(), _time);
    }

    [Fact]
    public async Task Who_waits_for_news_asks_for_nothing_and_hears_of_them()
    {
        var waiting = _asks.WaitForNewsAsync(new WorldSeq(5), s_long, CancellationToken.None);

        // A loop that looks for what somebody wants finds nothing to look for.
        Assert.Equal(WorldSeq.None, _asks.Wanted);
        Show(4);
        Assert.False(waiting.IsCompleted);
        Show(5);
        await waiting.WaitAsync(Support.WorldCluster.Patience);
    }

    [Fact]
    public async Task Who_waits_for_news_is_let_go_by_the_end_of_the_replica_by_a_stop_and_by_the_time()
    {
        using var stop = new CancellationTokenSource();
        var stopped = _asks.WaitForNewsAsync(new WorldSeq(5), s_long, stop.Token);
        await stop.CancelAsync();
        await stopped.WaitAsync(Support.WorldCluster.Patience);

        var late = _asks.WaitForNewsAsync(new WorldSeq(5), s_long, CancellationToken.None);
        _time.Advance(s_long);
        await late.WaitAsync(Support.WorldCluster.Patience);

        var ended = _asks.WaitForNewsAsync(new WorldSeq(5), s_long, CancellationToken.None);
        _asks.End(Refusals.Recovering(new WorldId(1)));
        await ended.WaitAsync(Support.WorldCluster.Patience);
    }

    [Fact]
    public void A_replica_is_in_use_while_somebody_stays()
    {
        var use = new ReplicaUse(_time, TimeSpan.FromSeconds(30));

        use.Stay();
        _time.Advance(s_long);
        Assert.False(use.IsDormant);
        use.Leave();
        Assert.False(use.IsDormant);
        _time.Advance(s_long);
        Assert.True(use.IsDormant);
    }

    [Fact]
    public void A_dormant_replica_takes_no_question_that_would_rather_not_wait()
    {
        var use = new ReplicaUse(_time, TimeSpan.FromSeconds(30));
        Assert.True(use.TryAsk(_time.GetTimestamp()));
        _time.Advance(s_long);

        Assert.False(use.TryAsk(_time.GetTimestamp()));
        Assert.True(use.Ask());
        Assert.True(use.TryAsk(_time.GetTimestamp()));

        // Who stays keeps it awake.
        use.Stay();
        _time.Advance(s_long);
        Assert.True(use.TryAsk(_time.GetTimestamp()));
    }

    private void Show(long worldSeq)
    {
        _head.Apply(new WorldSeq(worldSeq));
        _asks.Advance();
    }
}
