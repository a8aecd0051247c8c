using System.Diagnostics.Metrics;
using AssetCore.Errors;
using AssetCore.Grains.Faults;
using AssetCore.Grains.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AssetCore.Grains.Tests.Faults;

public sealed class StoreCircuitTests : IDisposable
{
    private static readonly Rejection s_away = new(ErrorCode.StorageUnavailable, "away", null, [], 500);

    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly StoreCircuit _circuit;

    public StoreCircuitTests()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), () => 1);
        _circuit = new StoreCircuit(backoff, _time, new GrainMetrics(_services.GetRequiredService<IMeterFactory>()));
    }

    [Fact]
    public void A_store_that_failed_is_left_alone_until_the_pause_is_over()
    {
        Assert.Null(_circuit.Check());

        _circuit.Open(s_away);
        _time.Advance(TimeSpan.FromMilliseconds(400));

        Assert.Equal(s_away with { RetryAfterMs = 600 }, _circuit.Check());
        _time.Advance(TimeSpan.FromMilliseconds(600));
        Assert.Null(_circuit.Check());
    }

    [Fact]
    public void A_probe_that_fails_begins_a_longer_pause_and_one_that_succeeds_closes()
    {
        _circuit.Open(s_away);
        _time.Advance(TimeSpan.FromSeconds(1));
        _circuit.Open(s_away);

        Assert.Equal(2_000, _circuit.Check()?.RetryAfterMs);
        _circuit.Close();
        Assert.Null(_circuit.Check());
        _circuit.Open(s_away);
        Assert.Equal(1_000, _circuit.Check()?.RetryAfterMs);
    }

    [Fact]
    public void One_refusal_is_any_stores_right_and_two_in_a_row_open()
    {
        _circuit.Refused(s_away);
        Assert.Null(_circuit.Check());
        _circuit.Close();
        _circuit.Refused(s_away);
        Assert.Null(_circuit.Check());

        _circuit.Refused(s_away);

        Assert.NotNull(_circuit.Check());
    }

    [Fact]
    public void What_no_repeat_mends_promises_no_time()
    {
        _circuit.Open(new Rejection(ErrorCode.LogCorrupt, "broken"));

        Assert.Null(_circuit.Check()?.RetryAfterMs);
    }

    public void Dispose() => _services.Dispose();
}
