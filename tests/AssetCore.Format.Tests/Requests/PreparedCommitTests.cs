using System.Security.Cryptography;
using System.Text;
using AssetCore.Commits;
using AssetCore.Format.Hashing;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using CsCheck;

namespace AssetCore.Format.Tests.Requests;

/// <summary>Requests with their encoding and digests.</summary>
public sealed class PreparedCommitTests
{
    private static readonly string s_longKey = new('k', CommitLimits.IdempotencyKeyLengthMax + 1);

    private static readonly CommitRequest s_request = new()
    {
        Operations = [new RemoveContainer(new("a"), true)],
        IdempotencyKey = "käse-1",
    };

    [Fact]
    public void What_one_side_prepares_the_other_reads_with_equal_digests() =>
        Gen.Select(GenRequests.Request, Gen.Bool).Sample((drawn, knows) =>
        {
            var request = drawn with { IdempotencyKey = "key", FirstSentWorldSeq = knows ? new WorldSeq(7) : null };
            var prepared = PreparedCommit.Create(request);
            var read = PreparedCommit.Read(prepared.Canonical, "key", request.FirstSentWorldSeq?.Value);
            Assert.Equal(request, prepared.Request);
            Assert.Equal(request, read.Request);
            Assert.Equal(prepared.KeyDigest, read.KeyDigest);
            Assert.Equal(prepared.RequestDigest, read.RequestDigest);
        }, iter: 500);

    [Fact]
    public void Digests_are_the_first_sixteen_bytes_of_sha256()
    {
        var prepared = PreparedCommit.Create(s_request);
        Span<byte> digest = stackalloc byte[16];
        prepared.RequestDigest.Write(digest);
        Assert.Equal(SHA256.HashData(prepared.Canonical.Span)[..16], digest.ToArray());
        prepared.KeyDigest.Write(digest);
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes("käse-1"))[..16], digest.ToArray());
        var name = Digest.CommitIdOf(new WorldSeq(258), prepared.RequestDigest).ToString();
        Assert.Equal("0000000000000102" + Convert.ToHexStringLower(SHA256.HashData(prepared.Canonical.Span)[..8]),
            name);
    }

    [Fact]
    public void The_digest_covers_everything_but_the_key_and_what_the_client_knew()
    {
        var digest = PreparedCommit.Create(s_request).RequestDigest;
        var retry = s_request with { IdempotencyKey = "other", FirstSentWorldSeq = new WorldSeq(3) };
        Assert.Equal(digest, PreparedCommit.Create(retry).RequestDigest);
        CommitRequest[] others =
        [
            s_request with { Operations = [new RemoveContainer(new("a"), false)] },
            s_request with { ExpectedWorldSeq = new WorldSeq(0) },
            s_request with { PolicyId = "p" },
            s_request with { ActorId = "p" },
            s_request with { Metadata = new("{}"u8.ToArray()) },
            s_request with { Origin = new("{}"u8.ToArray()) },
        ];
        var digests = others.Select(other => PreparedCommit.Create(other).RequestDigest).Append(digest).ToArray();
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void A_reversal_goes_with_the_commit_it_names_and_with_no_other()
    {
        var request = new ReverseRequest
        {
            CommitId = new CommitId(new WorldSeq(41), 255),
            Reason = "why",
            IdempotencyKey = "key",
        }.ToCommit();
        var reversed = new ReversedCommit(new WorldSeq(41), new WorldSeq(42), false, new byte[] { 1, 1 });
        var prepared = PreparedCommit.CreateReverse(request, reversed);
        Assert.Same(reversed, prepared.Reversed);
        Assert.Equal(PreparedCommit.Create(request).RequestDigest, prepared.RequestDigest);
        Assert.Same(reversed, PreparedCommit.Read(prepared.Canonical, "key", null, reversed).Reversed);
        Assert.Null(PreparedCommit.CreateReverse(request, null).Reversed);

        var other = reversed with { Start = new WorldSeq(40) };
        Assert.Throws<ArgumentException>(() => PreparedCommit.CreateReverse(request, other));
        Assert.Throws<ArgumentException>(() => PreparedCommit.CreateReverse(s_request, reversed));
        Assert.Throws<ArgumentException>(
            () => PreparedCommit.CreateReverse(s_request with { Operations = default }, null));
        Assert.Throws<FormatFaultException>(() => PreparedCommit.Read(prepared.Canonical, "key", null, other));
        var ordinary = PreparedCommit.Create(s_request).Canonical;
        Assert.Throws<FormatFaultException>(() => PreparedCommit.Read(ordinary, "key", null, reversed));
    }

    [Fact]
    public void A_request_without_key_or_operations_is_not_prepared()
    {
        Assert.Throws<ArgumentException>(() => PreparedCommit.Create(s_request with { IdempotencyKey = null }));
        Assert.Throws<ArgumentException>(() => PreparedCommit.Create(s_request with { IdempotencyKey = "" }));
        Assert.Throws<ArgumentException>(() => PreparedCommit.Create(s_request with { IdempotencyKey = s_longKey }));
        Assert.Throws<ArgumentException>(() => PreparedCommit.Create(s_request with { Operations = [] }));
        Assert.Throws<ArgumentException>(() => PreparedCommit.Create(s_request with { Operations = default }));
        Assert.Throws<ArgumentException>(() => PreparedCommit.Create(s_request with { FirstSentWorldSeq = new(-1) }));
    }

    [Fact]
    public void A_message_with_an_impossible_key_number_or_request_is_refused()
    {
        var canonical = PreparedCommit.Create(s_request).Canonical;
        Assert.Throws<FormatFaultException>(() => PreparedCommit.Read(canonical, "", null));
        Assert.Throws<FormatFaultException>(() => PreparedCommit.Read(canonical, "\ud800", null));
        Assert.Throws<FormatFaultException>(() => PreparedCommit.Read(canonical, s_longKey, null));
        Assert.Throws<FormatFaultException>(() => PreparedCommit.Read(canonical, "key", -1));
        Assert.Throws<FormatFaultException>(() =>
            PreparedCommit.Read(GenRequests.Encode(RequestCodec.OfWorld("r")), "key", null));
    }
}
