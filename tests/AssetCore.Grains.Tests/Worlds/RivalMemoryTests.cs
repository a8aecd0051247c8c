using AssetCore.Grains.Worlds;
using AssetCore.Ids;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;

namespace AssetCore.Grains.Tests.Worlds;

public sealed class RivalMemoryTests
{
    private static readonly WorldId s_world = new(7);
    private static readonly AppendOutcome.Fenced s_fenced = new(new(1), new(2), "theirs", "silo-b");

    private readonly JumpingTime _time = new();
    private readonly AssetCoreOptions _options = new();
    private readonly RivalMemory _rivals;

    public RivalMemoryTests() => _rivals = new RivalMemory("ours", _options, _time);

    [Fact]
    public void A_rival_of_another_cluster_is_left_alone_for_longer_each_time_up_to_a_limit()
    {
        var longest = _options.RivalPauseMin;
        for (var meeting = 0; meeting < 12; meeting++)
        {
            var pause = _rivals.Meet(s_world, s_fenced);
            Assert.InRange(pause, longest, longest * 1.5);
            Assert.Equal(("silo-b, of cluster theirs", pause), _rivals.Find(s_world));
            _time.Advance(pause - TimeSpan.FromMilliseconds(1));
            Assert.NotNull(_rivals.Find(s_world));
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Null(_rivals.Find(s_world));
            longest = longest * 2 > _options.RivalPauseMax ? _options.RivalPauseMax : longest * 2;
        }

        Assert.Equal(_options.RivalPauseMax, longest);
    }

    [Fact]
    public void A_rival_that_was_not_met_for_long_is_a_new_one()
    {
        for (var meeting = 0; meeting < 6; meeting++) _rivals.Meet(s_world, s_fenced);
        _time.Advance(_options.RivalPauseMax * 4);
        Assert.InRange(
            _rivals.Meet(s_world, s_fenced), _options.RivalPauseMin, _options.RivalPauseMin * 1.5);
    }

    [Theory]
    [InlineData("ours")]
    [InlineData(null)]
    public void A_rival_of_the_same_cluster_or_of_none_known_is_not_left_alone(string? clusterId)
    {
        Assert.Equal(TimeSpan.Zero, _rivals.Meet(s_world, s_fenced with { ClusterId = clusterId }));
        Assert.Null(_rivals.Find(s_world));
    }

    [Fact]
    public void Other_worlds_are_not_concerned()
    {
        _rivals.Meet(s_world, s_fenced);
        Assert.Null(_rivals.Find(new WorldId(8)));
    }
}
