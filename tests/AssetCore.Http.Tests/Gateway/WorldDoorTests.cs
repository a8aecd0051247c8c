using System.Diagnostics;
using System.Text;
using AssetCore.Commits;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;
using AssetCore.Http.Gateway;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Ids;
using Microsoft.Extensions.Time.Testing;

namespace AssetCore.Http.Tests.Gateway;

/// <summary>Single commits that share calls to their world.</summary>
public sealed class WorldDoorTests
{
    // It stands still unless a test moves it: then nobody waits for too long.
    private readonly FakeTimeProvider _time = new();
    private readonly HeldGateway _gateway = new();
    private readonly WorldDoor _door;

    public WorldDoorTests() => _door = new WorldDoor(new WorldId(1), _gateway, _time);

    [Fact]
    public void A_commit_has_a_call_of_its_own_at_once_while_few_are_under_way()
    {
        KeepBusy();
        Assert.Equal(Enumerable.Repeat(1, WorldDoor.CallsMin), _gateway.Calls.Select(call => call.Length));
    }

    [Fact]
    public async Task What_waits_for_a_call_rides_together_in_the_next()
    {
        KeepBusy();
        var outcomes = CommitMany(10);
        Assert.Single(_gateway.Calls);

        _gateway.Release();
        await Task.WhenAll(outcomes);
        Assert.Equal([1, 10], _gateway.Calls.Select(call => call.Length));
        Assert.Equal(
            Enumerable.Range(0, 10).Select(one => $"key-{one}"),
            _gateway.Calls[^1].Select(commit => commit.Request.IdempotencyKey));
    }

    [Fact]
    public async Task Nobody_waits_for_a_call_for_long_and_few_of_those_who_did_share_one()
    {
        const int Held = 10;
        const int Alone = WorldDoor.LoneCallsMax - WorldDoor.CallsMin;
        KeepBusy();
        var outcomes = CommitMany(Held);
        var sent = WaitForCallsAsync(WorldDoor.CallsMin + Alone + 1);
        while (!sent.IsCompleted)
        {
            _time.Advance(WorldDoor.HoldTime);
            await Task.Yield();
        }

        await sent;
        Assert.Equal(
            [.. Enumerable.Repeat(1, WorldDoor.CallsMin + Alone), Held - Alone],
            _gateway.Calls.Select(call => call.Length));
        Assert.All(outcomes, outcome => Assert.False(outcome.IsCompleted));
    }

    [Fact]
    public async Task As_many_as_fill_a_call_do_not_wait_for_the_one_before()
    {
        const int Alone = WorldDoor.LoneCallsMax - WorldDoor.CallsMin;
        KeepBusy();
        _ = CommitMany(WorldDoor.RidersMax);
        await WaitForCallsAsync(WorldDoor.CallsMin + Alone + 1);
        Assert.Equal(WorldDoor.RidersMax - Alone, _gateway.Calls[^1].Length);
    }

    [Fact]
    public async Task Many_at_a_time_are_all_answered_each_with_its_own_outcome()
    {
        const int Loops = 16;
        const int Rounds = 500;
        _gateway.Release();
        await Task.WhenAll(Enumerable.Range(0, Loops).Select(loop => Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var key = $"key-{loop}-{round}";
                Assert.Equal(key, (await _door.CommitAsync(Commit(key))).Receipt!.IdempotencyKey);
            }
        })));
        Assert.Equal(Loops * Rounds, _gateway.Calls.Sum(call => call.Length));
    }

    [Fact]
    public async Task A_call_that_fails_at_once_does_not_keep_the_next_ones_waiting()
    {
        _gateway.Fail(new TimeoutException("It was told to be lost."));
        foreach (var outcome in CommitMany(3)) await Assert.ThrowsAsync<TimeoutException>(() => outcome);
        await Assert.ThrowsAsync<TimeoutException>(() => _door.CommitAsync(Commit("later")));
    }

    [Fact]
    public async Task What_arrives_during_a_call_shares_calls_and_each_has_its_own_outcome()
    {
        const int Count = 1_000;
        var outcomes = CommitMany(Count);
        _gateway.Release();
        for (var one = 0; one < Count; one++)
            Assert.Equal($"key-{one}", (await outcomes[one]).Receipt!.IdempotencyKey);

        Assert.Equal(Count, _gateway.Calls.Sum(call => call.Length));
        Assert.InRange(_gateway.Calls.Count, 2, Count - 1);
        Assert.All(_gateway.Calls, call => Assert.InRange(call.Length, 1, 256));
    }

    [Fact]
    public async Task Each_of_those_who_share_a_call_meets_its_fault()
    {
        var outcomes = CommitMany(20);
        _gateway.Fail(new TimeoutException("It was told to be lost."));
        foreach (var outcome in outcomes) await Assert.ThrowsAsync<TimeoutException>(() => outcome);
    }

    [Theory]
    [InlineData(""", "subject_id": "somebody" """)]
    [InlineData(""", "metadata": {"text": "LARGE"} """)]
    public void A_commit_of_a_subject_or_a_large_one_has_a_call_of_its_own(string member)
    {
        KeepBusy();
        // With the most metadata that there may be.
        var large = new string('x', 16_370);
        _ = _door.CommitAsync(Commit("second", member.Replace("LARGE", large, StringComparison.Ordinal)));
        Assert.Equal("second", _gateway.Calls[WorldDoor.CallsMin].Single().Request.IdempotencyKey);
    }

    [Fact]
    public void A_commit_that_is_traced_has_a_call_of_its_own()
    {
        KeepBusy();
        using var activity = new Activity("traced") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        _ = _door.CommitAsync(Commit("second"));
        Assert.Equal(activity.Context, _gateway.Traces.ElementAt(WorldDoor.CallsMin));
    }

    private void KeepBusy()
    {
        for (var call = 0; call < WorldDoor.CallsMin; call++) _ = _door.CommitAsync(Commit($"busy-{call}"));
    }

    private async Task WaitForCallsAsync(int count)
    {
        for (var call = 0; call < count; call++) await _gateway.WaitForCallAsync();
    }

    private Task<CommitOutcome>[] CommitMany(int count) =>
        [.. Enumerable.Range(0, count).Select(one => _door.CommitAsync(Commit($"key-{one}")))];

    private static PreparedCommit Commit(string key, string members = "")
    {
        var json = $$"""{"operations":[{{Bodies.OneOperation}}],"idempotency_key":"{{key}}"{{members}}}""";
        var parsed = CommitRequestJson.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Null(parsed.Rejection);
        return PreparedCommit.Create(parsed.Request!);
    }
}
