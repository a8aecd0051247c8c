using AssetCore.Grains.Hosting;

namespace AssetCore.Grains.Tests;

public sealed class SteadyClockTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private readonly TwoHands _system = new();
    private readonly SteadyClock _clock;

    public SteadyClockTests() => _clock = new SteadyClock(_system);

    [Fact]
    public void It_shows_the_systems_date() => Assert.Equal(_system.Date, _clock.GetUtcNow());

    [Fact]
    public void It_follows_a_date_that_is_set_ahead()
    {
        _clock.GetUtcNow();

        _system.Date += s_hour;

        Assert.Equal(_system.Date, _clock.GetUtcNow());
    }

    [Fact]
    public void It_goes_on_as_if_nothing_had_happened_when_the_date_is_set_back()
    {
        var before = _clock.GetUtcNow();

        _system.Date -= s_hour;
        _system.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal(before.AddSeconds(5), _clock.GetUtcNow());
    }

    [Fact]
    public void It_meets_the_date_again_when_that_has_caught_up()
    {
        _clock.GetUtcNow();
        _system.Date -= s_hour;
        _system.Date += s_hour + s_hour;

        Assert.Equal(_system.Date, _clock.GetUtcNow());
    }

    /// <summary>A system whose date can be set, while its timers run on.</summary>
    private sealed class TwoHands : TimeProvider
    {
        private long _ticks = 1_000;

        public DateTimeOffset Date { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time)
        {
            Date += time;
            _ticks += time.Ticks;
        }

        public override long GetTimestamp() => _ticks;

        public override DateTimeOffset GetUtcNow() => Date;
    }
}
