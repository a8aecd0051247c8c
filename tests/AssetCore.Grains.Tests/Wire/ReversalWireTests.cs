using AssetCore.Commits;
using AssetCore.Format;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Abstractions.Wire;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Text;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace AssetCore.Grains.Tests.Wire;

public sealed class ReversalWireTests
{
    private static readonly ReverseRequest s_request = new()
    {
        CommitId = new CommitId(new WorldSeq(41), ulong.MaxValue),
        Reason = "paid out twice",
        ActorId = "me",
        IdempotencyKey = "key",
        Metadata = new JsonText("{\"a\":1}"u8.ToArray()),
        FirstSentWorldSeq = new WorldSeq(0),
    };

    /// <summary>A whole event in one byte.</summary>
    private const byte Noted = (byte)EventKind.CommitNoted;

    private static readonly Serializer s_serializer =
        new ServiceCollection().AddAssetCoreWire().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void A_reversal_arrives_as_it_was_sent()
    {
        Assert.Equal(s_request, Cross(new ReverseCall(s_request)).Request);
        var bare = s_request with { ActorId = null, Metadata = null, FirstSentWorldSeq = null };
        Assert.Equal(bare, Cross(new ReverseCall(bare)).Request);
        Assert.True(Cross(new ReverseCall(bare)).MayChangeSchema);
        Assert.False(Cross(new ReverseCall(bare, false)).MayChangeSchema);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_prepared_reversal_brings_along_what_the_log_holds(bool isOfWorld)
    {
        var events = isOfWorld ? [] : new byte[] { Noted, Noted, Noted };
        var reversed = new ReversedCommit(new WorldSeq(41), new WorldSeq(43), isOfWorld, events);
        var sent = PreparedCommit.CreateReverse(s_request.ToCommit(), reversed);

        var arrived = Assert.Single(Cross(new CommitCalls([sent])).Commits);

        Assert.Equal(sent.RequestDigest, arrived.RequestDigest);
        Assert.Equal((reversed.Start, reversed.End, isOfWorld), (
            arrived.Reversed!.Start, arrived.Reversed.End, arrived.Reversed.IsOfWorld));
        Assert.Equal(events, arrived.Reversed.Events.ToArray());
        Assert.Null(
            Assert.Single(Cross(new CommitCalls([PreparedCommit.Create(s_request.ToCommit())])).Commits).Reversed);
    }

    [Fact]
    public void A_prepared_reversal_tells_that_its_commit_was_not_read()
    {
        var sent = PreparedCommit.CreateReverse(s_request.ToCommit(), ReversedCommit.Unread(new WorldSeq(41)));
        Assert.False(Assert.Single(Cross(new CommitCalls([sent])).Commits).Reversed!.IsRead);
    }

    [Theory]
    [InlineData(new byte[] { Noted, 255 })]
    [InlineData(new byte[] { Noted })]
    [InlineData(new byte[] { Noted, Noted, Noted })]
    public void Events_that_are_not_those_of_the_commit_are_refused_on_arrival(byte[] events)
    {
        var reversed = new ReversedCommit(new WorldSeq(41), new WorldSeq(42), false, events);
        var sent = PreparedCommit.CreateReverse(s_request.ToCommit(), reversed);
        Assert.Throws<FormatFaultException>(() => Cross(new CommitCalls([sent])));
    }

    [Fact]
    public void A_reversal_that_is_something_else_is_refused()
    {
        var bytes = s_serializer.SerializeToArray(new CommitCalls([PreparedCommit.Create(Requests.Move("m"))]));
        var disguised = s_serializer.SerializeToArray(new ReverseCall(s_request));
        Assert.NotEqual(bytes, disguised);
        Assert.ThrowsAny<Exception>(() => s_serializer.Deserialize<ReverseCall>(bytes));
        Assert.Throws<FormatFaultException>(() => Cross(new CommitCalls(
            [PreparedCommit.Read(new byte[] { 0, 1, 255 }, "key", null)])));
    }

    private static T Cross<T>(T sent) => s_serializer.Deserialize<T>(s_serializer.SerializeToArray(sent))!;
}
