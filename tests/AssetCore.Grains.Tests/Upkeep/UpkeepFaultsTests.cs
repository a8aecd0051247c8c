using AssetCore.Grains.Upkeep;
using AssetCore.Ids;
using Microsoft.Extensions.Time.Testing;

namespace AssetCore.Grains.Tests.Upkeep;

public sealed class UpkeepFaultsTests
{
    private static readonly WorldId s_world = new(1);
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();
    private readonly UpkeepFaults _faults;

    public UpkeepFaultsTests() => _faults = new UpkeepFaults(_time, s_first, 2);

    [Fact]
    public void A_work_rests_twice_as_long_after_each_failure_up_to_a_maximum()
    {
        foreach (var times in (int[])[1, 2, 4, 8, 16, 32, 64, 120, 120])
        {
            _faults.Add(s_world, "pack", false);
            Assert.Equal(times * s_first, _faults.NextOf(s_world));
            _time.Advance((times * s_first) - TimeSpan.FromSeconds(1));
            Assert.True(_faults.Rests(s_world, "pack"));
            Assert.False(_faults.Rests(s_world, "index"));
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.False(_faults.Rests(s_world, "pack"));
            Assert.True(_faults.IsOwed(s_world, "pack"));
        }

        _faults.Remove(s_world, "pack");
        _faults.Add(s_world, "pack", false);
        Assert.Equal(s_first, _faults.NextOf(s_world));
    }

    [Fact]
    public void What_is_given_up_rests_until_it_is_forgotten_and_nobody_comes_back_for_it()
    {
        _faults.Add(s_world, "pack", true);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.True(_faults.Rests(s_world, "pack"));
        Assert.False(_faults.IsOwed(s_world, "pack"));
        Assert.Null(_faults.NextOf(s_world));
        _faults.Forget(s_world);
        Assert.False(_faults.Rests(s_world, "pack"));
    }

    [Fact]
    public void No_more_worlds_are_remembered_than_may()
    {
        for (var world = 1; world <= 3; world++) _faults.Add(new WorldId(world), "pack", false);
        Assert.NotNull(_faults.NextOf(new WorldId(2)));
        Assert.Null(_faults.NextOf(new WorldId(3)));
    }
}
