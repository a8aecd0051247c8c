using System.Diagnostics;
using System.Text;
using AssetCore.Client;
using AssetCore.Client.Cluster;
using AssetCore.Commits;
using AssetCore.Format.Requests;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Text;

namespace AssetCore.Grains.Tests.Gateway;

/// <summary>Single commits of a cluster client that share calls to their world.</summary>
public sealed class CommitDoorTests
{
    private readonly HeldGateway _gateway = new();
    private readonly CommitDoor _door;

    public CommitDoorTests() => _door = new CommitDoor(_gateway);

    [Fact]
    public void A_commit_has_a_call_of_its_own_at_once_while_few_are_under_way()
    {
        KeepBusy();
        Assert.Equal(Enumerable.Repeat(1, CommitDoor.CallsMin), _gateway.Calls.Select(call => call.Length));
    }

    [Fact]
    public async Task What_is_sent_during_a_call_shares_calls_and_each_has_its_own_outcome()
    {
        const int Count = 1_000;
        var outcomes = Enumerable.Range(0, Count).Select(one => SendAsync($"key-{one}")).ToArray();
        _gateway.Release();
        for (var one = 0; one < Count; one++)
            Assert.Equal($"key-{one}", (await outcomes[one]).Receipt!.IdempotencyKey);

        Assert.Equal(Count, _gateway.Commits);
        Assert.InRange(_gateway.Calls.Count, 2, Count - 1);
        Assert.All(_gateway.Calls, call => Assert.InRange(call.Length, 1, CommitDoor.RidersMax));
    }

    [Fact]
    public async Task Who_is_too_few_for_a_call_goes_when_one_comes_back()
    {
        const int Many = 320;
        var outcomes = Enumerable.Range(0, Many).Select(one => SendAsync($"key-{one}")).ToList();
        await WorldCluster.UntilAsync(() => Task.FromResult(
            _gateway.Commits >= Many - (Many / CommitDoor.WaitingShare)));
        outcomes.Add(SendAsync("late"));
        _gateway.Release();
        await Task.WhenAll(outcomes).WaitAsync(WorldCluster.Patience);

        Assert.Equal(Many + 1, _gateway.Commits);
    }

    [Fact]
    public async Task Who_is_too_few_for_a_call_goes_after_a_while_though_none_comes_back()
    {
        const int Many = 320;
        for (var one = 0; one < Many; one++) _ = SendAsync($"key-{one}");
        await WorldCluster.UntilAsync(() => Task.FromResult(_gateway.Commits == Many));
    }

    [Fact]
    public async Task A_call_with_too_few_outcomes_has_none_for_anybody()
    {
        KeepBusy();
        var outcomes = Enumerable.Range(0, 20).Select(one => SendAsync($"key-{one}")).ToArray();
        _gateway.LosesOutcomes = true;
        await WorldCluster.UntilAsync(() => Task.FromResult(_gateway.Commits == CommitDoor.CallsMin + 20));
        _gateway.Release();
        await Task.WhenAll(outcomes).ContinueWith(static _ => { }, TaskScheduler.Default);

        // One that went alone was answered.
        var shared = _gateway.Calls.Where(static call => call.Length > 1).Sum(static call => call.Length);
        Assert.InRange(shared, 2, 20);
        var lost = outcomes.Count(static outcome => outcome.Exception?.InnerException is AnswerLostException);
        Assert.Equal(shared, lost);
    }

    [Fact]
    public async Task Each_of_those_who_share_a_call_hears_that_it_was_lost()
    {
        var outcomes = Enumerable.Range(0, 20).Select(one => SendAsync($"key-{one}")).ToArray();
        _gateway.Fail(new TimeoutException("It was told to be lost."));
        foreach (var outcome in outcomes) await Assert.ThrowsAsync<AnswerLostException>(() => outcome);
    }

    [Fact]
    public async Task Who_stops_waiting_takes_nobody_along()
    {
        KeepBusy();
        using var cancellation = new CancellationTokenSource();
        var (first, second) = (SendAsync("first", cancellation.Token), SendAsync("second"));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _gateway.Release();

        Assert.Equal("second", (await second).Receipt!.IdempotencyKey);
    }

    [Fact]
    public void A_commit_of_a_subject_or_a_large_one_has_a_call_of_its_own()
    {
        KeepBusy();
        var large = new JsonText(Encoding.UTF8.GetBytes($"{{\"text\":\"{new string('x', 16_370)}\"}}"));
        _ = SendAsync(Requests.Move("large") with { Metadata = large });
        _ = SendAsync(Requests.Move("subject") with { SubjectId = new SubjectId("somebody") });
        Assert.Equal(["large", "subject"], Keys(CommitDoor.CallsMin));
    }

    [Fact]
    public void A_commit_that_is_traced_has_a_call_of_its_own()
    {
        KeepBusy();
        using var activity = new Activity("traced") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        _ = SendAsync("traced");
        Assert.Equal(activity.Context, _gateway.Traces.ElementAt(CommitDoor.CallsMin));
    }

    [Fact]
    public void A_commit_with_a_request_context_has_a_call_of_its_own()
    {
        KeepBusy();
        RequestContext.Set("tenant", "somebody");
        _ = SendAsync("of somebody");
        RequestContext.Clear();
        Assert.Equal(["of somebody"], Keys(CommitDoor.CallsMin));
    }

    private void KeepBusy()
    {
        for (var call = 0; call < CommitDoor.CallsMin; call++) _ = SendAsync($"busy-{call}");
    }

    private IEnumerable<string?> Keys(int from) =>
        _gateway.Calls.Skip(from).Select(call => Assert.Single(call).Request.IdempotencyKey);

    private Task<CommitOutcome> SendAsync(string key, CancellationToken cancellation = default) =>
        SendAsync(Requests.Move(key), cancellation);

    private async Task<CommitOutcome> SendAsync(CommitRequest request, CancellationToken cancellation = default) =>
        Assert.Single(await _door.CommitAsync(PreparedCommit.Create(request), cancellation));
}
