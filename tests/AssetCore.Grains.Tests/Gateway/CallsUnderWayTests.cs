using System.Text;
using AssetCore.Commits;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Text;

namespace AssetCore.Grains.Tests.Gateway;

public sealed class CallsUnderWayTests
{
    private readonly CommitQueue _queue = new(1_000, long.MaxValue);
    private readonly CallsUnderWay _calls = new();

    [Fact]
    public void A_gateway_that_is_alone_with_its_world_has_one_call_under_way()
    {
        _calls.Learn(Replies(1, 4));
        _calls.Learn(Replies(5, 8));
        var first = Send(1);
        Enqueue(3);

        Assert.False(_calls.MaySend(_queue));
        _calls.End(first);
        Assert.True(_calls.MaySend(_queue));
    }

    [Fact]
    public void What_others_wrote_between_two_answers_lets_calls_go_ahead()
    {
        MeetCompany();
        Send(1);
        Enqueue(1);

        Assert.True(_calls.MaySend(_queue));
    }

    [Fact]
    public void Replays_and_refusals_tell_nothing_of_others()
    {
        _calls.Learn(Replies(1, 4));
        var refused = CommitOutcome.Refused(Refusals.Draining());
        _calls.Learn(new CommitReplies([refused, CommitOutcome.Committed(Receipt(90, 92, isReplay: true))]));
        _calls.Learn(Replies(5, 6));
        Send(1);
        Enqueue(1);

        Assert.False(_calls.MaySend(_queue));
    }

    [Fact]
    public void Sixteen_answers_without_a_trace_of_others_end_the_company()
    {
        MeetCompany();
        for (var answer = 0; answer < 15; answer++) _calls.Learn(Replies(11 + answer, 11 + answer));
        Send(1);
        Enqueue(1);

        Assert.True(_calls.MaySend(_queue));
        _calls.Learn(Replies(26, 26));
        Assert.False(_calls.MaySend(_queue));
    }

    [Fact]
    public void A_call_that_goes_ahead_carries_a_quarter_of_what_is_under_way_at_least()
    {
        MeetCompany();
        Send(20);
        Enqueue(4);

        Assert.False(_calls.MaySend(_queue));
        Enqueue(1);
        Assert.True(_calls.MaySend(_queue));
    }

    [Fact]
    public void Calls_under_way_are_bounded()
    {
        MeetCompany();
        for (var call = 0; call < CallsUnderWay.CallsMax; call++) Send(1 << call);
        Enqueue(500);

        Assert.False(_calls.MaySend(_queue));
    }

    [Fact]
    public void The_rest_of_a_divided_call_waits_for_what_went_before()
    {
        MeetCompany();
        var bulk = Bulk(10_000);
        _queue.Enqueue(Call(bulk, bulk with { IdempotencyKey = "rest" }));
        var first = Send();

        Assert.True(_queue.IsCallDivided);
        Assert.False(_calls.MaySend(_queue));
        _calls.End(first);
        Assert.True(_calls.MaySend(_queue));
    }

    [Fact]
    public void No_more_goes_ahead_than_the_next_round_can_take()
    {
        MeetCompany();
        Send(1);
        _queue.Enqueue(Call(Bulk(10_000)));
        var ahead = Send();
        _queue.Enqueue(Call(Bulk(CommitQueue.CallOperationsMax - 10_000)));

        Assert.True(_calls.MaySend(_queue));
        Enqueue(1);
        Assert.False(_calls.MaySend(_queue));
        _calls.End(ahead);
        Assert.True(_calls.MaySend(_queue));
    }

    [Fact]
    public void Bytes_bound_what_goes_ahead_too()
    {
        MeetCompany();
        Send(1);
        var text = new JsonText(Encoding.UTF8.GetBytes($"{{\"text\":\"{new string('x', 16_000)}\"}}"));
        _queue.Enqueue(Call([.. Moves(65).Select(move => move with { Metadata = text })]));
        Send();
        Enqueue(400);
        Assert.InRange(_calls.BytesAhead + _queue.Bytes, 0, CommitQueue.CallBytesMax);
        Assert.True(_calls.MaySend(_queue));
        Enqueue(500);
        Assert.InRange(_calls.BytesAhead + _queue.Bytes, CommitQueue.CallBytesMax + 1, long.MaxValue);
        Assert.False(_calls.MaySend(_queue));
    }

    [Fact]
    public void What_was_sent_ahead_still_counts_as_waiting()
    {
        MeetCompany();
        var first = Send(3);
        var bytes = Send(4).Bytes;

        Assert.Equal((4, bytes), (_calls.CommitsAhead, _calls.BytesAhead));
        Assert.Equal(996, _queue.Enqueue(Call([.. Moves(1_000)]), _calls.CommitsAhead, _calls.BytesAhead));
        _calls.End(first);
        Assert.Equal((0, 0L), (_calls.CommitsAhead, _calls.BytesAhead));
    }

    private void MeetCompany()
    {
        _calls.Learn(Replies(1, 4));
        _calls.Learn(Replies(9, 10));
    }

    private CallUnderWay Send(int commits)
    {
        Enqueue(commits);
        return Send();
    }

    private CallUnderWay Send()
    {
        var call = new CallUnderWay();
        call.TakeFrom(_queue);
        _calls.Begin(call);
        return call;
    }

    private void Enqueue(int commits) => _queue.Enqueue(Call([.. Moves(commits)]));

    private static CommitRequest Bulk(int operations) =>
        Requests.Of("bulk", [.. Enumerable.Repeat(Requests.Move("x").Operations[0], operations)]);

    private static IEnumerable<CommitRequest> Moves(int count) =>
        Enumerable.Range(0, count).Select(number => Requests.Move($"m{number}"));

    private static QueuedCall Call(params CommitRequest[] requests) =>
        new([.. requests.Select(request => request.Prepare())], 0, default);

    private static CommitReplies Replies(long from, long to) =>
        new([CommitOutcome.Committed(Receipt(from, from)), CommitOutcome.Committed(Receipt(to, to))]);

    private static CommitReceipt Receipt(long from, long to, bool isReplay = false)
    {
        var start = new WorldSeq(from);
        return new CommitReceipt(
            new WorldId(1), new CommitId(start, 7), start, new WorldSeq(to), [], 5, isReplay, "key", null);
    }
}
