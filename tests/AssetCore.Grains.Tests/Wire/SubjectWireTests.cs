using AssetCore.Commits;
using AssetCore.Format.Requests;
using AssetCore.Format.Sealing;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Abstractions.Wire;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Subjects;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace AssetCore.Grains.Tests.Wire;

/// <summary>What is about subjects crosses between silos.</summary>
public sealed class SubjectWireTests
{
    private static readonly ServiceProvider s_services =
        new ServiceCollection().AddAssetCoreWire().BuildServiceProvider();

    private static readonly Serializer s_serializer = s_services.GetRequiredService<Serializer>();

    private static readonly CommitRequest s_request = Requests.Move("m1") with
    {
        SubjectId = new SubjectId("s-1"),
        ActorId = "Ada",
    };

    [Fact]
    public void A_commit_about_a_subject_crosses_in_plain_and_sealed()
    {
        var plain = PreparedCommit.Create(s_request);
        var ready = plain.SealUnder(
            new SubjectKey(new byte[SubjectKey.Bytes]), new WorldId(1), new byte[MemberSeal.NonceBytes]);
        var arrived = Cross(new CommitCalls([plain, ready, PreparedCommit.Create(Requests.Move("m2"))])).Commits;

        Assert.True(arrived[0].NeedsSeal);
        Assert.Equal(s_request, arrived[0].Request);
        Assert.Equal((ready.Box, ready.RequestDigest), (arrived[1].Box, arrived[1].RequestDigest));
        Assert.Equal(ready.Request, arrived[1].Request);
        Assert.Null(arrived[2].Box);
    }

    [Fact]
    public void A_reversal_about_a_subject_crosses()
    {
        var request = new ReverseRequest
        {
            CommitId = new CommitId(new WorldSeq(4), 5),
            Reason = "why",
            IdempotencyKey = "k",
            SubjectId = new SubjectId("s-1"),
        };
        Assert.Equal(request, Cross(new ReverseCall(request)).Request);
    }

    [Fact]
    public void The_receipt_of_an_erased_commit_crosses()
    {
        var receipt = new CommitReceipt(
            new WorldId(1), new CommitId(new WorldSeq(4), 5), new WorldSeq(4), new WorldSeq(5), [], 6, true, "k", null)
        {
            IsErased = true,
        };
        Assert.Equal(receipt, Cross(new CommitReplies([CommitOutcome.Committed(receipt)])).Outcomes[0].Receipt);
    }

    [Fact]
    public void Erasures_cross()
    {
        var call = new EraseSubjectCall(new SubjectId("s-1"), "asked for");
        Assert.Equal(call, Cross(call));
        var done = new SubjectErasureReply(
            new SubjectErasure(new WorldId(1), new SubjectId("s-1"), new WorldSeq(9), 7, IsRepeat: true), null);
        Assert.Equal(done, Cross(done));
        var refused = new SubjectErasureReply(null, new Errors.Rejection(ErrorCode.NamespaceNotFound, "gone"));
        Assert.Equal(refused, Cross(refused));
    }

    private static T Cross<T>(T value) => s_serializer.Deserialize<T>(s_serializer.SerializeToArray(value))!;
}
