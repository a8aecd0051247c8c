using System.Globalization;
using AssetCore.Commits;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Requests;
using AssetCore.Format.Sealing;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Text;
using static AssetCore.Format.Tests.Sealing.SubjectKeys;

namespace AssetCore.Format.Tests.Golden;

/// <summary>A commit about a subject, from plain to its record in a batch, and the files of its key.</summary>
public sealed class SealedGoldenTests
{
    private static readonly CommitRequest s_request = new()
    {
        Operations = [new ReleaseHold(new("order-17"))],
        IdempotencyKey = "key-1",
        PolicyId = "p",
        SubjectId = Subject,
        ActorId = "Zoë",
        Metadata = new JsonText("""{"order":17}"""u8.ToArray()),
    };

    private static readonly PreparedCommit s_plain = PreparedCommit.Create(s_request);
    private static readonly PreparedCommit s_ready = s_plain.SealUnder(Key(), World, Nonce());

    [Fact]
    public void A_commit_about_a_subject_has_the_committed_bytes()
    {
        var file = new GoldenFile("sealed");
        file.Add("a blob: the request in plain, which stands in no log", Blob(s_plain.Canonical.Span), Meaning());
        var payload = new EncodingBuffer();
        Write(payload);
        file.Add(
            "a batch payload: the same commit as a log holds it", payload.Span.ToArray(),
            """{"world_seq_start":5,"world_seq_end":5}""");
        file.Check();
    }

    [Fact]
    public void The_committed_commit_is_read_back_and_opened()
    {
        var source = new ByteReader(GoldenFile.Read("sealed.bin"));
        var plain = source.ReadBlob(1 << 16, "a request").ToArray();
        Assert.Equal(s_request with { IdempotencyKey = null }, RequestCodec.Decode(plain));
        var batch = new BatchReader(source.ReadBytes(source.Remaining, "a batch"), new WorldSeq(5));
        Assert.True(batch.MoveNext());
        var asked = RequestCodec.DecodeLogged(batch.Current.Canonical, out var box);
        Assert.Equal(s_request with { IdempotencyKey = null, ActorId = null, Metadata = null }, asked);
        Assert.Equal(Key().DigestOf(plain), batch.Current.RequestDigest);
        var binding = new SealBinding(World, Subject, batch.Current.KeyDigest, batch.Current.RequestDigest);
        Assert.Equal(
            new PersonalMembers(s_request.ActorId, s_request.Metadata, null), MemberSeal.Open(Key(), binding, box!));
        Assert.False(batch.MoveNext());
    }

    [Fact]
    public void The_files_of_keys_have_the_committed_bytes()
    {
        var file = new GoldenFile("subject-keys");
        var live = new SubjectKeyFile(1, 1_700_000_000_000, WorldSeq.None, Key());
        var destroyed = new SubjectKeyFile(1, 1_700_000_060_000, new WorldSeq(6), null);
        file.Add(
            "a live key", live.Encode(World, Subject),
            $$"""{"world":7,"subject_id":"s-1","name":"subjects/7/{{SubjectKeyFile.NameOf(Subject)}}.key"}""");
        file.Add("the same key destroyed", destroyed.Encode(World, Subject), """{"recorded_at":6}""");
        file.Check();
    }

    [Fact]
    public void The_committed_files_of_keys_are_read_back()
    {
        var bytes = GoldenFile.Read("subject-keys.bin");
        Assert.Equal(Key().Id, SubjectKeyFile.Decode(bytes.AsSpan(0, SubjectKeyFile.Bytes), World, Subject).Key!.Id);
        Assert.Null(SubjectKeyFile.Decode(bytes.AsSpan(SubjectKeyFile.Bytes), World, Subject).Key);
    }

    private static void Write(EncodingBuffer payload) => BatchCodec.WriteCommit(payload, new CommitRecord
    {
        KeyDigest = s_ready.KeyDigest,
        RequestDigest = s_ready.RequestDigest,
        WorldSeqStart = new WorldSeq(5),
        WorldSeqEnd = new WorldSeq(5),
        Canonical = s_ready.Canonical.Span,
        EventCounts = [0],
        Events = [1],
    });

    private static byte[] Blob(ReadOnlySpan<byte> bytes)
    {
        var buffer = new EncodingBuffer();
        buffer.WriteBlob(bytes);
        return buffer.Span.ToArray();
    }

    private static string Meaning()
    {
        var digest = new byte[Hash128.Bytes];
        s_ready.RequestDigest.Write(digest);
        var secrets = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"world":7,"subject_key":"{{Hex(Key().Root)}}","key_id":"{{Hex(BitConverter.GetBytes(Key().Id))}}","nonce":"{{Hex(Nonce())}}",""");
        return secrets + $"\"key\":\"key-1\",\"request_digest\":\"{Hex(digest)}\","
            + """
            "subject_id":"s-1","policy_id":"p","actor_id":"Zoë","metadata":{"order":17}}
            """;
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
