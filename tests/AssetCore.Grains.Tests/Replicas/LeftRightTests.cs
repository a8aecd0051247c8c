using AssetCore.Grains.Replicas;

namespace AssetCore.Grains.Tests.Replicas;

public sealed class LeftRightTests
{
    [Fact]
    public async Task Readers_see_only_whole_changes_and_never_go_back()
    {
        var pair = new LeftRight<Pair>(new Pair(), new Pair());
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Observe(pair, done.Token))).ToArray();

        for (var change = 1; change <= 20_000; change++)
        {
            pair.Hidden.Set(change);
            pair.Publish();
            await pair.DrainAsync();
            pair.Hidden.Set(change);
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), Assert.True);
        using var hold = pair.Read();
        Assert.Equal(20_000, hold.State.First);
    }

    [Fact]
    public async Task A_reader_keeps_the_other_side_as_it_is_until_it_leaves()
    {
        var pair = new LeftRight<Pair>(new Pair(), new Pair());
        pair.Hidden.Set(1);
        var drained = HoldWhile(pair, out var seen);

        Assert.Equal(0, seen);
        await drained;
    }

    private static Task HoldWhile(LeftRight<Pair> pair, out long seen)
    {
        using var hold = pair.Read();
        pair.Publish();
        var drained = pair.DrainAsync().AsTask();
        Assert.False(drained.IsCompleted);
        seen = hold.State.First;
        return drained;
    }

    private static bool Observe(LeftRight<Pair> pair, CancellationToken done)
    {
        for (var last = 0L; !done.IsCancellationRequested;)
        {
            using var hold = pair.Read();
            var (first, second) = (hold.State.First, hold.State.Second);
            if (first != second || first < last) return false;
            last = first;
        }

        return true;
    }

    private sealed class Pair
    {
        public long First;
        public long Second;

        public void Set(long value)
        {
            First = value;
            Second = value;
        }
    }
}
