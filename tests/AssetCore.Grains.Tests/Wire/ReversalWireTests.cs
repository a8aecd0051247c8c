using AssetCore.Commits;
using AssetCore.Format;
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

    private static readonly Serializer s_serializer =
        new ServiceCollection().AddAssetCoreWire().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void A_reversal_arrives_as_it_was_sent()
    {
        Assert.Equal(s_request, Cross(new ReverseCall(s_request)).Request);
        var bare = s_request with { ActorId = null, Metadata = null, FirstSentWorldSeq = null };
        Assert.Equal(bare, Cross(new ReverseCall(bare)).Request);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_prepared_reversal_brings_along_what_the_log_holds(bool isOfWorld)
    {
        var events = isOfWorld ? [] : new byte[] { 1, 2, 3 };
        var reversed = new ReversedCommit(new WorldSeq(41), new WorldSeq(43), isOfWorld, events);
        var sent = PreparedCommit.CreateReverse(s_request.ToCommit(), reversed);

        var arrived = Assert.Single(Cross(new CommitCalls([sent])).Commits);

        Assert.Equal(sent.RequestDigest, arrived.RequestDigest);
        Assert.Equal((reversed.Start, reversed.End, isOfWorld), (
            arrived.Reversed!.Start, arrived.Reversed.End, arrived.Reversed.IsOfWorld));
        Assert.Equal(events, arrived.Reversed.Events.ToArray());
        Assert.Null(Assert.Single(Cross(new CommitCalls([PreparedCommit.Create(s_request.ToCommit())])).Commits).Reversed);
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
