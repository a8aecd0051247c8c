using System.Buffers;
using System.Text;
using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Hashing;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;
using AssetCore.Format.Tests.Events;
using AssetCore.Format.Tests.Requests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Format.Tests.Golden;

/// <summary>The committed bytes are what is written today, and are read back as what they were.</summary>
public sealed class GoldenTests
{
    private const long FirstWorldSeq = 100;

    // One event count for each operation, and an instance for each AddInstance: whoever verifies a log asks for that.
    private static readonly CommitRequest s_ofClient = new()
    {
        Operations = [.. GoldenSamples.Requests[0].Request.Operations, new AddInstance(new("helmet"), 5, null)],
    };

    private static readonly object[] s_eventsOfClient =
    [
        .. GoldenSamples.Events.Skip(14).Take(2).Select(sample => sample.Event),
        GoldenSamples.Events.Single(sample => sample.Title == "an instance minted").Event,
    ];

    [Fact]
    public void Events_have_the_committed_bytes()
    {
        var file = new GoldenFile("events");
        foreach (var (title, change) in GoldenSamples.Events)
        {
            var bytes = RecordedEvents.Encode([change]);
            file.Add(title, bytes, EventJson.TextsOf(bytes, NumberedNames.Instance)[0].ToString());
        }

        file.Check();
    }

    [Fact]
    public void Committed_events_are_read_back() =>
        Assert.Equal(GoldenSamples.Events.Select(sample => sample.Event),
            RecordedEvents.Decode(GoldenFile.Read("events.bin")));

    [Fact]
    public void Requests_have_the_committed_bytes_and_digests()
    {
        var file = new GoldenFile("requests");
        foreach (var (title, request) in GoldenSamples.Requests)
        {
            var bytes = GenRequests.Encode(request);
            var buffer = new EncodingBuffer();
            buffer.WriteBlob(bytes);
            file.Add(title + "; a blob", buffer.Span.ToArray(), Meaning(request, bytes));
        }

        file.Check();
    }

    [Fact]
    public void Committed_requests_are_read_back()
    {
        var source = new ByteReader(GoldenFile.Read("requests.bin"));
        foreach (var (_, request) in GoldenSamples.Requests)
            Assert.Equal(request, RequestCodec.Decode(source.ReadBlob(1 << 16, "a request")));
        Assert.True(source.IsAtEnd);
    }

    [Fact]
    public void A_batch_has_the_committed_bytes()
    {
        var file = new GoldenFile("batch");
        var payload = new EncodingBuffer();
        WriteOfWorld(payload);
        Add("a commit of the world", 0, """{"world_seq_start":100,"world_seq_end":100,"of_world":true}""");
        var start = payload.Length;
        WriteOfClient(payload);
        Add("a commit of a client", start,
            """{"world_seq_start":101,"world_seq_end":103,"key":"key-1","first_minted":1,"event_counts":[2,1]}""");
        start = payload.Length;
        payload.WriteBytes([0x80, 2, 0xCA, 0xFE]);
        Add("a record that may be passed over", start, "null");
        file.Check();

        void Add(string title, int from, string meaning) => file.Add(title, payload.Span[from..].ToArray(), meaning);
    }

    [Fact]
    public void The_committed_batch_is_read_back()
    {
        var reader = new BatchReader(GoldenFile.Read("batch.bin"), new WorldSeq(FirstWorldSeq));
        Assert.True(reader.MoveNext());
        Assert.True(reader.Current.IsOfWorld);
        Assert.Equal(Digest.OfBytes(reader.Current.Canonical), reader.Current.RequestDigest);
        Assert.True(reader.MoveNext());
        Assert.Equal(new WorldSeq(101), reader.Current.WorldSeqStart);
        Assert.Equal(new WorldSeq(103), reader.Current.WorldSeqEnd);
        Assert.Equal(Digest.OfKey("key-1"), reader.Current.KeyDigest);
        Assert.Equal(s_ofClient, RequestCodec.Decode(reader.Current.Canonical));
        Assert.Equal(s_eventsOfClient, RecordedEvents.Decode(reader.Current.Events));
        Assert.False(reader.MoveNext());
    }

    private static void WriteOfWorld(EncodingBuffer payload)
    {
        var canonical = GenRequests.Encode(RequestCodec.OfWorld("genesis"));
        BatchCodec.WriteCommit(payload, new CommitRecord
        {
            IsOfWorld = true,
            RequestDigest = Digest.OfBytes(canonical),
            WorldSeqStart = new WorldSeq(FirstWorldSeq),
            WorldSeqEnd = new WorldSeq(FirstWorldSeq),
            Canonical = canonical,
            Events = RecordedEvents.Encode([GoldenSamples.Events[1].Event]),
        });
    }

    private static void WriteOfClient(EncodingBuffer payload)
    {
        var canonical = GenRequests.Encode(s_ofClient);
        BatchCodec.WriteCommit(payload, new CommitRecord
        {
            KeyDigest = Digest.OfKey("key-1"),
            RequestDigest = Digest.OfBytes(canonical),
            WorldSeqStart = new WorldSeq(FirstWorldSeq + 1),
            WorldSeqEnd = new WorldSeq(FirstWorldSeq + 3),
            FirstMinted = new InstanceId(1),
            Canonical = canonical,
            EventCounts = [2, 1],
            Events = RecordedEvents.Encode(s_eventsOfClient),
        });
    }

    private static string Meaning(CommitRequest request, byte[] canonical)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("digest", DigestText(canonical));
        writer.WritePropertyName("request");
        CommitRequestJson.Write(writer, request);
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string DigestText(byte[] canonical)
    {
        var bytes = new byte[Hash128.Bytes];
        Digest.OfBytes(canonical).Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
