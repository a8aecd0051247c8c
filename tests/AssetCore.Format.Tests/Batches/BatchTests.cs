using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Tests.Binary;
using AssetCore.Format.Tests.Events;
using AssetCore.Format.Tests.Requests;
using AssetCore.Hashes;
using AssetCore.Ids;
using CsCheck;

namespace AssetCore.Format.Tests.Batches;

/// <summary>Batch payloads as bytes: <c>docs/formats/batch.md</c>.</summary>
public sealed class BatchTests
{
    private const int Samples = 2_000;

    private static readonly Gen<Commit> s_commit = Gen.Select(
        Gen.Bool,
        Gen.ULong,
        Gen.Select(GenRequests.Encoded, GenEvents.Any.Array[1, 6]),
        GenValues.NotNegative,
        Gen.Int[0, 3],
        (ofWorld, digest, content, minted, idle) => new Commit(
            ofWorld,
            ofWorld ? Hash128.Zero : new Hash128(new UInt128(digest, 1)),
            new Hash128(new UInt128(2, digest)),
            content.Item1,
            ofWorld ? 0 : minted,
            content.Item2.Length,
            ofWorld ? [] : [.. new byte[idle], (byte)content.Item2.Length],
            RecordedEvents.Encode(content.Item2)));

    private static readonly Gen<byte[]> s_payload =
        s_commit.Array[1, 4].Select(commits => Encode(commits, 1).Span.ToArray());

    [Fact]
    public void Every_payload_comes_back_commit_by_commit() =>
        Gen.Select(s_commit.Array[0, 5], Gen.Long[1, long.MaxValue - 100]).Sample(
            (commits, first) =>
            {
                var payload = Encode(commits, first);
                var reader = new BatchReader(payload.Span, new WorldSeq(first));
                foreach (var commit in commits)
                {
                    Assert.True(reader.MoveNext());
                    AssertEqual(commit, first, reader.Current, payload.Span);
                    first += commit.EventCount;
                }

                Assert.False(reader.MoveNext());
                Assert.False(reader.MoveNext());
            },
            iter: Samples);

    [Fact]
    public void Changed_bytes_and_noise_are_refused_or_are_the_encoding_of_what_they_mean()
    {
        Mutations.Of(s_payload).Sample(Judge, iter: 3 * Samples);
        Mutations.Noise.Sample(Judge, iter: 3 * Samples);
    }

    [Fact]
    public void A_scout_tells_the_key_of_every_commit_that_has_one() =>
        s_commit.Array[0, 5].Sample(
            commits =>
            {
                var scout = new KeyScout(Encode(commits, 1).Span);
                foreach (var commit in commits.Where(commit => !commit.IsOfWorld))
                {
                    Assert.True(scout.TryReadNext(out var key));
                    Assert.Equal(commit.KeyDigest, key);
                }

                Assert.False(scout.TryReadNext(out _));
                Assert.False(scout.TryReadNext(out _));
            },
            iter: Samples);

    [Fact]
    public void A_scout_ends_in_changed_bytes_and_noise_and_refuses_nothing()
    {
        Mutations.Of(s_payload).Sample(RunAhead, iter: 3 * Samples);
        Mutations.Noise.Sample(RunAhead, iter: 3 * Samples);
    }

    [Fact]
    public void Records_of_optional_kinds_are_passed_over_and_others_refused()
    {
        var commit = Noted();
        var payload = new EncodingBuffer();
        payload.WriteBytes([0x80, 3, 1, 2, 3]);
        commit.Write(payload, 5);
        payload.WriteBytes([0xFF, 0]);
        var reader = new BatchReader(payload.Span, new WorldSeq(5));
        Assert.True(reader.MoveNext());
        Assert.Equal(5, reader.Current.WorldSeqStart.Value);
        Assert.False(reader.MoveNext());

        var fault = Assert.Throws<FormatFaultException>(() => Walk([0x02, 0]));
        Assert.Contains("newer format", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_that_contradicts_itself_is_neither_written_nor_read()
    {
        var commit = Noted();
        Commit[] impossible =
        [
            commit with { EventCounts = [2] },
            commit with { EventCounts = [] },
            commit with { EventCounts = [0, 0], EventCount = 2, Events = [1, 1] },
            commit with { EventCount = 0 },
            commit with { Events = [] },
            commit with { FirstMinted = -1 },
            commit with { IsOfWorld = true },
            commit with { IsOfWorld = true, KeyDigest = Hash128.Zero },
        ];
        foreach (var one in impossible) Assert.ThrowsAny<Exception>(() => one.Write(new EncodingBuffer(), 1));

        var bytes = Encode([commit], 1).Span.ToArray();
        bytes[2] = 4;
        Assert.Throws<FormatFaultException>(() => Walk(bytes));
        bytes[2] = 3;
        Assert.Throws<FormatFaultException>(() => Walk(bytes));
    }

    [Fact]
    public void Sequence_numbers_do_not_overflow()
    {
        var payload = Encode([Noted()], 1).Span.ToArray();
        Assert.Throws<FormatFaultException>(() => new BatchReader(payload, new WorldSeq(long.MaxValue)).MoveNext());
    }

    [Fact]
    public void Walking_a_batch_allocates_nothing()
    {
        var payload = Encode([Noted(), Noted(), Noted()], 1).Span.ToArray();
        Walk(payload);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Walk(payload);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Commit Noted() => new(false, new Hash128(1), new Hash128(2), [0, 0], 0, 1, [0], [1]);

    private static EncodingBuffer Encode(IEnumerable<Commit> commits, long first)
    {
        var payload = new EncodingBuffer(16);
        foreach (var commit in commits)
        {
            commit.Write(payload, first);
            first += commit.EventCount;
        }

        return payload;
    }

    private static int Walk(byte[] payload)
    {
        var reader = new BatchReader(payload, new WorldSeq(1));
        var count = 0;
        while (reader.MoveNext()) count++;
        return count;
    }

    private static void RunAhead(byte[] bytes)
    {
        var scout = new KeyScout(bytes);
        var found = 0;
        while (scout.TryReadNext(out _)) found++;
        Assert.True(found * Hash128.Bytes <= bytes.Length);
    }

    private static void Judge(byte[] bytes)
    {
        var again = new EncodingBuffer();
        var isAccepted = DecodingBounds.Accepts(bytes, these =>
        {
            var reader = new BatchReader(these, new WorldSeq(1));
            while (reader.MoveNext()) BatchCodec.WriteCommit(again, reader.Current);
        });
        // Records that were passed over are not written again.
        if (isAccepted && again.Length == bytes.Length) Assert.Equal(bytes, again.Span.ToArray());
        if (isAccepted) Assert.True(again.Length <= bytes.Length);
    }

    private static void AssertEqual(Commit expected, long first, in CommitRecord actual, ReadOnlySpan<byte> payload)
    {
        Assert.Equal(expected.IsOfWorld, actual.IsOfWorld);
        Assert.Equal(expected.KeyDigest, actual.KeyDigest);
        Assert.Equal(expected.RequestDigest, actual.RequestDigest);
        Assert.Equal(first, actual.WorldSeqStart.Value);
        Assert.Equal(first + expected.EventCount - 1, actual.WorldSeqEnd.Value);
        Assert.Equal(expected.EventCount, actual.EventCount);
        Assert.Equal(expected.FirstMinted, actual.FirstMinted.Value);
        Assert.Equal(expected.Canonical, actual.Canonical.ToArray());
        Assert.Equal(expected.EventCounts, actual.EventCounts.ToArray());
        Assert.Equal(expected.Events, actual.Events.ToArray());
        Assert.Equal(expected.Events, payload.Slice(actual.EventsOffset, expected.Events.Length).ToArray());
    }

    private sealed record Commit(
        bool IsOfWorld,
        Hash128 KeyDigest,
        Hash128 RequestDigest,
        byte[] Canonical,
        long FirstMinted,
        int EventCount,
        byte[] EventCounts,
        byte[] Events)
    {
        public void Write(EncodingBuffer payload, long first)
        {
            var offset = BatchCodec.WriteCommit(payload, new CommitRecord
            {
                IsOfWorld = IsOfWorld,
                KeyDigest = KeyDigest,
                RequestDigest = RequestDigest,
                WorldSeqStart = new WorldSeq(first),
                WorldSeqEnd = new WorldSeq(first + EventCount - 1),
                FirstMinted = new InstanceId(FirstMinted),
                Canonical = Canonical,
                EventCounts = EventCounts,
                Events = Events,
            });
            Assert.Equal(Events, payload.Span[offset..].ToArray());
        }
    }
}
