using System.Collections.Immutable;
using System.Globalization;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Requests;
using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Operations;

namespace AssetCore.Grains.Subjects;

/// <summary>
/// Repeats the receipt of a commit whose subject was erased. The world cannot tell such a repeat from another request
/// under the same key, for the digest went with the subject's key; the log still holds what was asked, all but the
/// personal members, and by that it is told here. Any thread.
/// </summary>
/// <param name="store">Where the log is.</param>
/// <param name="world">Whose log.</param>
internal sealed class ErasedReplays(ILogStore store, WorldId world)
{
    // Remembers where batches stand, so it is kept from one repeat to the next.
    private readonly WorldLogReader _log = new(store, world);

    /// <summary>Judges a commit that was refused because its key belongs to another request.</summary>
    /// <param name="commit">The commit, sealed under the subject's key of today.</param>
    /// <param name="refusal">The refusal, which names the commit that has the key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The receipt of that commit if it is the same one, erased; otherwise the refusal.</returns>
    public async Task<CommitOutcome> JudgeAsync(
        PreparedCommit commit, Rejection refusal, CancellationToken cancellationToken)
    {
        try
        {
            var receipt = await FindAsync(commit, Holder(refusal), cancellationToken);
            return receipt is null ? CommitOutcome.Refused(refusal) : CommitOutcome.Committed(receipt);
        }
        catch (Exception fault) when (fault is LogCorruptException or FormatFaultException)
        {
            return CommitOutcome.Refused(Refusals.LogCorrupt(fault.Message));
        }
        catch (StorageUnavailableException fault)
        {
            return CommitOutcome.Refused(Refusals.StorageUnavailable(fault.Message));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommitOutcome.Refused(Refusals.StorageUnavailable("the commit before could not be read in time"));
        }
    }

    private static WorldSeq Holder(Rejection refusal)
    {
        var fact = refusal.Facts.Single(static fact => fact.Name == "world_seq_start");
        return new WorldSeq(long.Parse(fact.Value, CultureInfo.InvariantCulture));
    }

    private async Task<CommitReceipt?> FindAsync(
        PreparedCommit commit, WorldSeq start, CancellationToken cancellationToken)
    {
        await foreach (var frame in _log.ReadFromAsync(start, cancellationToken))
        {
            var reader = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
            while (reader.MoveNext())
            {
                if (reader.Current.WorldSeqStart == start)
                    return Receipt(reader.Current, frame.Header.TimeMs, commit);
            }

            break;
        }

        return null;
    }

    private CommitReceipt? Receipt(in CommitRecord record, long timeMs, PreparedCommit commit)
    {
        var asked = RequestCodec.DecodeLogged(record.Canonical, out var box);
        if (record.KeyDigest != commit.KeyDigest || box is null || box.KeyId == commit.Box!.KeyId) return null;

        // What is left of both: operations, expected_world_seq, policy_id and subject_id.
        return !Plain(asked).SequenceEqual(Plain(commit.Request))
            ? null
            : new CommitReceipt(
                world,
                record.CommitId,
                record.WorldSeqStart,
                record.WorldSeqEnd,
                Minted(asked, record.FirstMinted),
                timeMs,
                IdempotentReplay: true,
                commit.Request.IdempotencyKey,
                Metadata: null)
            {
                IsErased = true,
            };
    }

    private static ReadOnlySpan<byte> Plain(CommitRequest request)
    {
        var bytes = new EncodingBuffer();
        RequestCodec.Encode(bytes, request);
        return bytes.Span;
    }

    // Instances of one commit have numbers one after another, in order of the operations that mint.
    private static ImmutableArray<MintedInstance> Minted(CommitRequest request, InstanceId first)
    {
        if (first.Value == 0) return [];
        var minted = ImmutableArray.CreateBuilder<MintedInstance>();
        for (var i = 0; i < request.Operations.Length; i++)
            if (request.Operations[i] is AddInstance)
                minted.Add(new MintedInstance(i, new InstanceId(first.Value + minted.Count)));
        return minted.ToImmutable();
    }
}
