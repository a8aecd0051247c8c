using System.Diagnostics;
using System.Text;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;
using AssetCore.Http.Gateway;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Ids;

namespace AssetCore.Http.Tests.Gateway;

/// <summary>Single commits that share calls to their world.</summary>
public sealed class WorldDoorTests
{
    private readonly HeldGateway _gateway = new();
    private readonly WorldDoor _door;

    public WorldDoorTests() => _door = new WorldDoor(new WorldId(1), _gateway);

    [Fact]
    public void A_commit_has_a_call_of_its_own_at_once_while_few_are_under_way()
    {
        KeepBusy();
        Assert.Equal(Enumerable.Repeat(1, WorldDoor.CallsMin), _gateway.Calls.Select(call => call.Length));
    }

    [Fact]
    public async Task What_arrives_during_a_call_shares_calls_and_each_has_its_own_outcome()
    {
        const int Count = 1_000;
        var outcomes = Enumerable.Range(0, Count).Select(one => _door.CommitAsync(Commit($"key-{one}"))).ToArray();
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
        var outcomes = Enumerable.Range(0, 20).Select(one => _door.CommitAsync(Commit($"key-{one}"))).ToArray();
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

    private static PreparedCommit Commit(string key, string members = "")
    {
        var json = $$"""{"operations":[{{Bodies.OneOperation}}],"idempotency_key":"{{key}}"{{members}}}""";
        var parsed = CommitRequestJson.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Null(parsed.Rejection);
        return PreparedCommit.Create(parsed.Request!);
    }
}
