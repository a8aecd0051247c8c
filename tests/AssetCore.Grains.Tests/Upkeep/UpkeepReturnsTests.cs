using AssetCore.Grains.Upkeep;
using AssetCore.Ids;
using Microsoft.Extensions.Time.Testing;

namespace AssetCore.Grains.Tests.Upkeep;

public sealed class UpkeepReturnsTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly List<long> _came = [];

    [Fact]
    public void A_world_comes_back_once_and_at_its_time()
    {
        using var returns = new UpkeepReturns(_time, 10);
        Set(returns, 1, 2 * s_second);
        _time.Advance(s_second);
        Assert.Empty(_came);
        _time.Advance(s_second);
        Assert.Equal([1], _came);
        _time.Advance(10 * s_second);
        Assert.Equal([1], _came);
    }

    [Fact]
    public void Only_the_last_time_that_was_set_for_a_world_counts()
    {
        using var returns = new UpkeepReturns(_time, 10);
        Set(returns, 1, s_second);
        Set(returns, 1, 3 * s_second);
        _time.Advance(2 * s_second);
        Assert.Empty(_came);
        _time.Advance(s_second);
        Assert.Equal([1], _came);
    }

    [Fact]
    public void A_world_may_be_set_again_while_it_comes()
    {
        using var returns = new UpkeepReturns(_time, 1);
        returns.Set(new WorldId(1), s_second, () => Set(returns, 1, s_second));
        _time.Advance(s_second);
        _time.Advance(s_second);
        Assert.Equal([1], _came);
    }

    [Fact]
    public void No_more_worlds_wait_than_may()
    {
        using var returns = new UpkeepReturns(_time, 2);
        for (var world = 1; world <= 3; world++) Set(returns, world, s_second);
        _time.Advance(s_second);
        Assert.Equal([1, 2], _came);
    }

    [Fact]
    public void Nobody_comes_after_the_end()
    {
        var returns = new UpkeepReturns(_time, 2);
        Set(returns, 1, s_second);
        returns.Dispose();
        Set(returns, 2, s_second);
        _time.Advance(s_second);
        Assert.Empty(_came);
    }

    private void Set(UpkeepReturns returns, long world, TimeSpan after) =>
        returns.Set(new WorldId(world), after, () => _came.Add(world));
}
