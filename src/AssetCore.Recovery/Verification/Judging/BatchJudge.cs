using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Recovery.Verification.Judging;

/// <summary>
/// Lets the rules judge the requests of one batch again, at the batch's time, and holds what they come to against the
/// batch byte for byte. Refusals of the first time left nothing in the log, and nothing that later commits rest on.
/// </summary>
/// <param name="engine">The engine, at the end of the batch before.</param>
internal sealed class BatchJudge(WorldEngine engine)
{
    /// <summary>
    /// Judges the batch. The engine is at its end afterwards, whether it came there by itself or by replay.
    /// </summary>
    /// <param name="frame">The batch.</param>
    /// <param name="reversed">The commits that its reversals name.</param>
    /// <returns>What differs; null if every byte is the same.</returns>
    /// <exception cref="Format.FormatFaultException">A request of the batch is none.</exception>
    /// <exception cref="Engine.InvariantBrokenException">The rules broke a rule of their own.</exception>
    public Finding? Run(BatchFrame frame, IReadOnlyDictionary<CommitId, ReversedCommit> reversed)
    {
        engine.BeginBatch(frame.Header.TimeMs);
        var difference = Execute(frame, reversed) ?? Compare(frame);
        if (difference is null)
        {
            engine.Accept();
            return null;
        }

        engine.RollBack();
        engine.Replay(frame.Header, frame.Payload.Span);
        return difference;
    }

    private Finding? Execute(BatchFrame frame, IReadOnlyDictionary<CommitId, ReversedCommit> reversed)
    {
        var recorded = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (recorded.MoveNext())
        {
            var commit = recorded.Current;

            // Releases are made by the engine when it begins; the comparison shows whether they are the same.
            var directive = commit.IsOfWorld ? RecordedDirective.Find(commit) : null;
            if (commit.IsOfWorld && directive is null) continue;
            if (engine.IsOfReleasesAlone)
                return Differs(commit, "more holds were expired here than one batch releases, and yet it holds a commit");
            if (directive is not null) engine.ExecuteDirective(directive);
            else if (Execute(commit, reversed) is { } difference) return difference;
        }

        return null;
    }

    private Finding? Execute(in CommitRecord commit, IReadOnlyDictionary<CommitId, ReversedCommit> reversed)
    {
        var name = ReversedCommits.NameIn(RequestCodec.Decode(commit.Canonical));
        var target = name is { } known ? reversed.GetValueOrDefault(known) : null;
        var prepared = PreparedCommit.Recorded(
            commit.Canonical.ToArray(), commit.KeyDigest, commit.RequestDigest, target);
        var outcome = engine.Execute(prepared);
        if (outcome.Rejection is { } refusal)
            return Differs(commit, $"it stands in the log, and the rules refuse it: {refusal.Code}, {refusal.Detail}");
        return outcome.Receipt is { IdempotentReplay: true } ? Differs(commit, "its key was used before") : null;
    }

    private Finding? Compare(BatchFrame frame)
    {
        if (!engine.HasCommits)
            return new Finding(FindingKind.Rejudge, "the log holds commits, and the rules come to none");
        var content = engine.Seal();
        var header = frame.Header;
        if (!content.Payload.Span.SequenceEqual(frame.Payload.Span)) return FindDifference(content, frame);
        return (content.FirstWorldSeq, content.LastWorldSeq, content.CommitCount, content.TimeMs, content.StateHash)
            == (header.FirstWorldSeq, header.LastWorldSeq, header.CommitCount, header.TimeMs, header.StateHash)
            ? null
            : new Finding(
                FindingKind.Rejudge,
                $"the rules come to state hash {content.StateHash} at {content.LastWorldSeq} and {content.TimeMs} ms, "
                + $"the log has {header.StateHash} at {header.LastWorldSeq} and {header.TimeMs} ms");
    }

    private static Finding FindDifference(in BatchContent content, BatchFrame frame)
    {
        var made = new BatchReader(content.Payload.Span, content.FirstWorldSeq);
        var recorded = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (recorded.MoveNext())
        {
            if (!made.MoveNext()) return Differs(recorded.Current, "the rules come to fewer commits than the log holds");
            if (DifferenceOf(made.Current, recorded.Current) is { } what)
                return Differs(recorded.Current, $"the rules come to other {what} than the log holds");
        }

        return new Finding(
            FindingKind.Rejudge,
            made.MoveNext() ? "the rules come to more commits than the log holds" : "the records of the batch differ");
    }

    private static string? DifferenceOf(in CommitRecord made, in CommitRecord recorded)
    {
        if (!made.Canonical.SequenceEqual(recorded.Canonical)) return "requests";
        if ((made.KeyDigest, made.RequestDigest) != (recorded.KeyDigest, recorded.RequestDigest)) return "digests";
        if (made.WorldSeqEnd != recorded.WorldSeqEnd || !made.EventCounts.SequenceEqual(recorded.EventCounts))
            return "numbers of events";
        if (!made.Events.SequenceEqual(recorded.Events)) return "events";
        return made.FirstMinted == recorded.FirstMinted ? null : "instances";
    }

    private static Finding Differs(in CommitRecord commit, string reason) =>
        new(FindingKind.Rejudge, reason) { WorldSeq = commit.WorldSeqStart };
}
