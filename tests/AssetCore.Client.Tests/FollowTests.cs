using System.Net;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client.Tests;

public sealed class FollowTests
{
    private const string KeepAlive = ": keep-alive\n\n";

    // Shorter than the longest silence, and longer than half of it.
    private static readonly TimeSpan s_while = TimeSpan.FromMinutes(40);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commits_come_in_order_over_one_stream()
    {
        using var server = new ScriptedServer(Answers.Stream((1, 2), (3, 3), (4, 9)), ScriptedServer.Hang());
        using var client = new Client(server);
        Assert.Equal([2L, 3, 9], await TakeAsync(client, 0, 3));
        Assert.Equal("/base/v1/read/namespaces/1/stream?from_world_seq=1", server.Requests[0].Path);
        Assert.Null(server.Requests[0].LastEventId);
        Assert.Equal(new WorldSeq(9), client.World.HighestSeen);
    }

    [Fact]
    public async Task A_stream_that_ends_is_asked_for_again_from_where_it_ended()
    {
        using var server = new ScriptedServer(
            Answers.Stream((1, 2)), Answers.Stream((3, 5)), Answers.Stream((6, 6)));
        using var client = new Client(server);
        Assert.Equal([2L, 5, 6], await TakeAsync(client, 1, 3));
        Assert.Equal([null, "2", "5"], server.Requests.Select(request => request.LastEventId));
        Assert.Equal("/base/v1/read/namespaces/1/stream?from_world_seq=6", server.Requests[2].Path);
        Assert.Empty(client.Notices);
    }

    [Fact]
    public async Task A_lost_connection_is_made_again_and_nothing_comes_twice()
    {
        using var server = new ScriptedServer(
            Answers.Stream((1, 2)), ScriptedServer.Lose(), Answers.Refuse(ErrorCode.Recovering, 700),
            Answers.Stream((1, 2), (3, 3)));
        using var client = new Client(server);
        Assert.Equal([2L, 3], await TakeAsync(client, 1, 2));
        Assert.Contains(TimeSpan.FromMilliseconds(700), client.Time.Waits);
        Assert.Equal([1, 2], client.Notices.Select(notice => notice.Attempt));
    }

    [Fact]
    public async Task A_stream_that_leaves_something_out_is_not_believed()
    {
        using var server = new ScriptedServer(
            Answers.Stream((1, 2), (4, 4)), Answers.Stream((3, 3), (4, 4)));
        using var client = new Client(server);
        Assert.Equal([2L, 3, 4], await TakeAsync(client, 1, 3));
        Assert.Contains("3 was expected", Assert.Single(client.Notices).Failure!.Message);
    }

    [Fact]
    public async Task A_place_inside_a_commit_begins_with_that_commit()
    {
        using var server = new ScriptedServer(Answers.Stream((4, 9), (10, 10)));
        using var client = new Client(server);
        Assert.Equal([9L, 10], await TakeAsync(client, 6, 2));
    }

    [Fact]
    public async Task What_is_no_commit_breaks_the_stream_off_and_words_of_the_server_do_not()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Events(": still here\n\nevent: heartbeat\ndata: {}\n\ndata: {\"x\": 1}\n\n"),
            ScriptedServer.Answer(HttpStatusCode.OK, "<html>", "text/html"),
            Answers.Stream((1, 1)));
        using var client = new Client(server);
        Assert.Equal([1L], await TakeAsync(client, 1, 1));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_world_that_is_not_there_cannot_be_followed()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.NamespaceNotFound));
        using var client = new Client(server);
        var refused = await Assert.ThrowsAsync<ReadRefusedException>(() => TakeAsync(client, 1, 1));
        Assert.Equal(ErrorCode.NamespaceNotFound, refused.Rejection.Code);
    }

    [Fact]
    public async Task A_silence_of_the_server_is_borne_only_so_often()
    {
        using var server = new ScriptedServer(Answers.Stream((1, 1)), ScriptedServer.Lose());
        using var client = new Client(server);
        var lost = await Assert.ThrowsAsync<AnswerLostException>(() => TakeAsync(client, 1, 2));
        Assert.Contains("from world_seq 2", lost.Message);
        Assert.Equal(1 + client.Options.FollowAttemptsMax, server.Requests.Count);
    }

    [Fact]
    public async Task Streams_that_end_without_a_commit_are_borne_only_so_often_and_back_off()
    {
        using var server = new ScriptedServer(Answers.Stream((1, 1)), ScriptedServer.Events(KeepAlive));
        using var client = new Client(server);
        var lost = await Assert.ThrowsAsync<AnswerLostException>(() => TakeAsync(client, 1, 2));
        Assert.Contains("from world_seq 2. The stream ended without a commit", lost.Message, StringComparison.Ordinal);
        Assert.Equal(1 + client.Options.FollowAttemptsMax, server.Requests.Count);
        Assert.Equal([1, 2], client.Notices.Select(notice => notice.Attempt));
        Assert.Equal([100, 100, 200], client.Time.Waits.Select(wait => wait.TotalMilliseconds));
    }

    [Fact]
    public async Task Nor_does_it_help_that_they_repeat_what_the_caller_has()
    {
        using var server = new ScriptedServer(Answers.Stream((1, 1)));
        using var client = new Client(server);
        await Assert.ThrowsAsync<AnswerLostException>(() => TakeAsync(client, 1, 2));
        Assert.Equal(1 + client.Options.FollowAttemptsMax, server.Requests.Count);
    }

    [Fact]
    public async Task A_world_that_has_nothing_to_tell_is_followed_over_any_number_of_streams_that_live_long()
    {
        Client? client = null;
        var idle = ScriptedServer.Events(
            () => new SlowBody(() => client!.Time, (s_while, KeepAlive), (s_while, KeepAlive), (s_while, KeepAlive)));
        using var server = new ScriptedServer(idle, idle, idle, idle, idle, Answers.Stream((1, 1)));
        using var patient = client = new Client(server);
        Assert.Equal([1L], await TakeAsync(client, 1, 1));
        Assert.Empty(client.Notices);
    }

    [Fact]
    public async Task A_long_life_makes_the_failures_before_it_forgotten()
    {
        Client? client = null;
        var idle = ScriptedServer.Events(() => new SlowBody(
            () => client!.Time, (s_while, KeepAlive), (s_while, KeepAlive), (s_while, KeepAlive), (2 * s_while, "")));
        using var server = new ScriptedServer(
            ScriptedServer.Lose(), ScriptedServer.Lose(), idle, ScriptedServer.Lose(), Answers.Stream((1, 1)));
        using var patient = client = new Client(server);
        Assert.Equal([1L], await TakeAsync(client, 1, 1));
        Assert.Equal([1, 2, 1, 2], client.Notices.Select(notice => notice.Attempt));
    }

    [Fact]
    public async Task A_proxy_in_trouble_is_a_lost_connection()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Answer(HttpStatusCode.BadGateway, "<html>", "text/html"), Answers.Stream((1, 1)));
        using var client = new Client(server);
        Assert.Equal([1L], await TakeAsync(client, 1, 1));
    }

    [Fact]
    public async Task A_connection_that_is_silent_for_too_long_is_made_again()
    {
        Client? client = null;
        var hang = ScriptedServer.Hang();
        using var server = new ScriptedServer(
            Answers.Stream((1, 1)),
            (request, cancellation) =>
            {
                // Its own time limit has begun by now; the next one is not to end.
                client!.Time.EndsTimeLimits = false;
                return hang(request, cancellation);
            },
            Answers.Stream((2, 2)));
        using var patient = client = new Client(server);
        await using var commits = client.World.FollowAsync(new(1), Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await commits.MoveNextAsync());
        client.Time.EndsTimeLimits = true;
        Assert.True(await commits.MoveNextAsync());
        Assert.Equal(new WorldSeq(2), commits.Current.Item.WorldSeqEnd);
    }

    [Fact]
    public async Task A_server_that_has_nothing_to_tell_and_says_so_keeps_its_stream()
    {
        Client? client = null;
        var stream = ScriptedServer.Events(
            () => new SlowBody(
                () => client!.Time, (s_while, KeepAlive), (s_while, KeepAlive), (s_while, Answers.Event(1, 1))));
        using var server = new ScriptedServer(stream, ScriptedServer.Lose());
        using var patient = client = new Client(server);
        Assert.Equal([1L], await TakeAsync(client, 1, 1));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_stream_that_falls_silent_is_given_up()
    {
        Client? client = null;
        var stream = ScriptedServer.Events(
            () => new SlowBody(
                () => client!.Time, (s_while, Answers.Event(1, 1)), (2 * s_while, Answers.Event(2, 2))));
        using var server = new ScriptedServer(stream, Answers.Stream((2, 2)));
        using var patient = client = new Client(server);
        Assert.Equal([1L, 2], await TakeAsync(client, 1, 2));
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("silent", Assert.Single(client.Notices).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_that_the_caller_takes_is_no_silence_of_the_server()
    {
        Client? client = null;
        var stream = ScriptedServer.Events(
            () => new SlowBody(() => client!.Time, (s_while, Answers.Event(1, 1)), (s_while, Answers.Event(2, 2))));
        using var server = new ScriptedServer(stream, ScriptedServer.Lose());
        using var patient = client = new Client(server);
        await using var commits = client.World.FollowAsync(new(1), Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await commits.MoveNextAsync());
        client.Time.Pass(2 * s_while);
        Assert.True(await commits.MoveNextAsync());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_it()
    {
        using var cancelled = new CancellationTokenSource();
        using var server = new ScriptedServer(ScriptedServer.Hang());
        using var client = new Client(server);
        await using var commits = client.World.FollowAsync(new(1), cancelled.Token).GetAsyncEnumerator(Cancellation);
        var next = commits.MoveNextAsync().AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private static async Task<List<long>> TakeAsync(Client client, long from, int count)
    {
        var ends = new List<long>();
        await foreach (CommittedCommit commit in client.World.FollowAsync(new(from), Cancellation))
        {
            ends.Add(commit.Item.WorldSeqEnd.Value);
            if (ends.Count == count) break;
        }

        return ends;
    }
}
