using System.Text;
using AssetCore.Commits;
using AssetCore.Format.Hashing;
using AssetCore.Format.Requests;
using AssetCore.Format.Sealing;
using AssetCore.Format.Tests.Requests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Text;
using CsCheck;
using static AssetCore.Format.Tests.Sealing.SubjectKeys;

namespace AssetCore.Format.Tests.Sealing;

/// <summary>What is sealed opens under its key and in its place, and nowhere else.</summary>
public sealed class MemberSealTests
{
    private static readonly SealBinding s_binding =
        new(World, Subject, Digest.OfKey("key"), new Hash128(0x1234_5678_9ABC_DEF0));

    private static readonly PersonalMembers s_members = new(
        "Ada Lovelace", new JsonText("""{"phone":"+44"}"""u8.ToArray()), null);

    private static readonly Gen<byte> s_seed = Gen.Byte[1, 200];

    [Fact]
    public void What_is_sealed_opens_again() =>
        Gen.Select(GenRequests.Personal, s_seed, s_seed).Sample((members, key, nonce) =>
        {
            var box = MemberSeal.Seal(Key(key), s_binding, members, Nonce(nonce));
            Assert.Equal(members, MemberSeal.Open(Key(key), s_binding, box));
            Assert.Equal(0, (box.Bytes.Length - MemberSeal.NonceBytes - MemberSeal.TagBytes) % 64);
        }, iter: 500);

    [Fact]
    public void The_largest_members_can_be_sealed()
    {
        var json = new JsonText(
            Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', CommitLimits.MetadataBytesMax - 8)}\"}}"));
        Assert.Equal(CommitLimits.MetadataBytesMax, json.Utf8.Length);
        var members = new PersonalMembers(new string('€', CommitLimits.ActorIdLengthMax), json, json);
        Assert.Equal(members, MemberSeal.Open(Key(), s_binding, MemberSeal.Seal(Key(), s_binding, members, Nonce())));
    }

    [Fact]
    public void A_box_holds_nothing_that_can_be_read()
    {
        var box = MemberSeal.Seal(Key(), s_binding, s_members, Nonce());
        Assert.Equal(-1, box.Bytes.Span.IndexOf("Ada"u8));
        Assert.Equal(-1, box.Bytes.Span.IndexOf("phone"u8));
    }

    [Fact]
    public void Equal_members_make_different_boxes_and_boxes_of_one_length()
    {
        var one = MemberSeal.Seal(Key(), s_binding, s_members, Nonce(1));
        var two = MemberSeal.Seal(Key(), s_binding, s_members, Nonce(2));
        var none = MemberSeal.Seal(Key(), s_binding, PersonalMembers.None, Nonce(3));
        Assert.NotEqual(one, two);
        Assert.Equal(one.Bytes.Length, two.Bytes.Length);
        Assert.Equal(one.Bytes.Length, none.Bytes.Length);
    }

    [Fact]
    public void Another_key_opens_nothing()
    {
        var box = MemberSeal.Seal(Key(1), s_binding, s_members, Nonce());
        Assert.Null(MemberSeal.Open(Key(2), s_binding, box));

        // Even one that claims to be the right one.
        Assert.Throws<FormatFaultException>(
            () => MemberSeal.Open(Key(2), s_binding, box with { KeyId = Key(2).Id }));
    }

    [Fact]
    public void A_box_opens_in_no_other_world_and_for_no_other_subject_commit_or_request()
    {
        var box = MemberSeal.Seal(Key(), s_binding, s_members, Nonce());
        SealBinding[] others =
        [
            s_binding with { World = new WorldId(8) },
            s_binding with { Subject = new SubjectId("s-2") },
            s_binding with { KeyDigest = Digest.OfKey("other") },
            s_binding with { RequestDigest = new Hash128(1) },
        ];
        Assert.All(others, other => Assert.Throws<FormatFaultException>(() => MemberSeal.Open(Key(), other, box)));
    }

    [Fact]
    public void Every_bit_of_a_box_counts()
    {
        var bytes = MemberSeal.Seal(Key(), s_binding, s_members, Nonce()).Bytes.ToArray();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var tampered = bytes.ToArray();
            tampered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<FormatFaultException>(
                () => MemberSeal.Open(Key(), s_binding, new SealedBox(Key().Id, tampered)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(91)]
    [InlineData(93)]
    [InlineData(40_000)]
    public void A_box_of_an_impossible_length_is_refused(int bytes) =>
        Assert.Throws<FormatFaultException>(
            () => MemberSeal.Open(Key(), s_binding, new SealedBox(Key().Id, new byte[bytes])));

    [Fact]
    public void A_sealed_request_keeps_what_is_nobodys_business_and_its_digest_is_one_of_the_key() =>
        GenRequests.Request.Sample(drawn =>
        {
            var request = drawn with { IdempotencyKey = "key", SubjectId = Subject };
            var plain = PreparedCommit.Create(request);
            var ready = plain.SealUnder(Key(), World, Nonce());
            Assert.True(plain.NeedsSeal);
            Assert.Equal(Hash128.Zero, plain.RequestDigest);
            Assert.False(ready.NeedsSeal);
            Assert.Equal(Key().DigestOf(plain.Canonical.Span), ready.RequestDigest);
            Assert.Equal(request with { ActorId = null, Metadata = null, Origin = null }, ready.Request);

            var logged = RequestCodec.DecodeLogged(ready.Canonical.Span, out var box);
            Assert.Equal(ready.Request with { IdempotencyKey = null }, logged);
            var binding = new SealBinding(World, Subject, ready.KeyDigest, ready.RequestDigest);
            Assert.Equal(
                new PersonalMembers(request.ActorId, request.Metadata, request.Origin),
                MemberSeal.Open(Key(), binding, box!));
        }, iter: 300);

    [Fact]
    public void The_digest_of_a_request_about_a_subject_is_the_same_as_long_as_the_key_is()
    {
        var plain = PreparedCommit.Create(Requested());
        var once = plain.SealUnder(Key(), World, Nonce(1));
        var again = PreparedCommit.Create(Requested()).SealUnder(Key(), World, Nonce(2));
        Assert.Equal(once.RequestDigest, again.RequestDigest);
        Assert.NotEqual(once.RequestDigest, plain.SealUnder(Key(2), World, Nonce(1)).RequestDigest);
        Assert.NotEqual(once.RequestDigest, Digest.OfBytes(plain.Canonical.Span));
        var other = PreparedCommit.Create(Requested() with { ActorId = "somebody else" });
        Assert.NotEqual(once.RequestDigest, other.SealUnder(Key(), World, Nonce(1)).RequestDigest);
    }

    [Fact]
    public void A_sealed_request_crosses_with_its_digest_and_not_without_it()
    {
        var ready = PreparedCommit.Create(Requested()).SealUnder(Key(), World, Nonce());
        var read = PreparedCommit.Read(ready.Canonical, "key", null, null, ready.RequestDigest);
        Assert.Equal((ready.RequestDigest, ready.Box), (read.RequestDigest, read.Box));
        Assert.Equal(ready.Request, read.Request);
        Assert.Throws<FormatFaultException>(() => PreparedCommit.Read(ready.Canonical, "key", null));
        var plain = PreparedCommit.Create(Requested());
        Assert.Throws<FormatFaultException>(
            () => PreparedCommit.Read(plain.Canonical, "key", null, null, ready.RequestDigest));
        Assert.Throws<InvalidOperationException>(() => ready.SealUnder(Key(), World, Nonce()));
    }

    [Fact]
    public void A_log_holds_no_request_about_a_subject_in_plain()
    {
        var plain = PreparedCommit.Create(Requested()).Canonical;
        Assert.Throws<FormatFaultException>(() => RequestCodec.DecodeLogged(plain.Span, out _));
    }

    [Fact]
    public void A_verifier_without_keys_checks_the_digests_that_can_be_checked()
    {
        var open = PreparedCommit.Create(Requested() with { SubjectId = null });
        Assert.True(RequestCodec.DigestFits(open.Canonical.Span, open.RequestDigest));
        Assert.False(RequestCodec.DigestFits(open.Canonical.Span, new Hash128(1)));
        var ready = PreparedCommit.Create(Requested()).SealUnder(Key(), World, Nonce());
        Assert.True(RequestCodec.DigestFits(ready.Canonical.Span, ready.RequestDigest));
    }

    [Fact]
    public void What_may_be_about_a_person_is_not_printed()
    {
        var request = Requested();
        object[] printed =
        [
            request, s_members, PreparedCommit.Create(request), Key(),
            new ReverseRequest { CommitId = default, Reason = "r", ActorId = "Ada Lovelace" },
        ];
        Assert.All(printed, one => Assert.DoesNotContain("Ada", one.ToString()!, StringComparison.Ordinal));
    }

    private static CommitRequest Requested() => new()
    {
        Operations = [new Operations.RemoveContainer(new("a"), true)],
        IdempotencyKey = "key",
        SubjectId = Subject,
        ActorId = s_members.ActorId,
        Metadata = s_members.Metadata,
    };
}
