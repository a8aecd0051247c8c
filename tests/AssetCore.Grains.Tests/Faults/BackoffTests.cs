using AssetCore.Grains.Faults;

namespace AssetCore.Grains.Tests.Faults;

public sealed class BackoffTests
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(500);

    [Fact]
    public void Pauses_double_up_to_the_longest_and_begin_anew_after_a_success()
    {
        var backoff = new Backoff(s_first, s_longest, () => 1);

        double[] pauses = [.. Enumerable.Range(0, 5).Select(_ => backoff.Next().TotalMilliseconds)];
        backoff.Reset();

        Assert.Equal([100, 200, 400, 500, 500], pauses);
        Assert.Equal(s_first, backoff.Next());
    }

    [Fact]
    public void A_pause_is_between_half_and_all_of_its_length()
    {
        Assert.Equal(s_first / 2, new Backoff(s_first, s_longest, () => 0).Next());
        Assert.Equal(s_first * 0.75, new Backoff(s_first, s_longest, () => 0.5).Next());
    }

    [Fact]
    public void Two_that_met_the_same_fault_do_not_come_back_in_step()
    {
        var pauses = Enumerable.Range(0, 20).Select(_ => new Backoff(s_first, s_longest, TimeProvider.System).Next())
            .ToHashSet();

        Assert.All(pauses, pause => Assert.InRange(pause, s_first / 2, s_first));
        Assert.NotEqual(1, pauses.Count);
    }
}
