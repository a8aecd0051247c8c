using AssetCore.Format;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Requests;
using AssetCore.Log.Reading;

namespace AssetCore.Recovery.Verification;

/// <summary>
/// What replay does not need of a commit and an audit does: that its request is one, that its digest is that of the
/// request, and that it counts the events of each operation.
/// </summary>
internal static class CommitCheck
{
    /// <summary>The first thing that does not fit in a batch whose events do; null if all does.</summary>
    public static Finding? FindFault(BatchFrame frame)
    {
        var reader = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (reader.MoveNext())
        {
            if (FaultOf(reader.Current) is not { } fault) continue;
            return new Finding(FindingKind.Request, fault) { WorldSeq = reader.Current.WorldSeqStart };
        }

        return null;
    }

    private static string? FaultOf(in CommitRecord commit)
    {
        try
        {
            var operations = RequestCodec.DecodeLogged(commit.Canonical, out _).Operations.Length;
            if (!RequestCodec.DigestFits(commit.Canonical, commit.RequestDigest))
                return $"the digest of the request is not {commit.RequestDigest}, as the commit says";
            if (commit.IsOfWorld)
                return operations == 0 ? null : $"a commit of the world has {operations} operations";
            var counts = CountsOf(commit);
            return counts == operations ? null : $"{operations} operations have {counts} numbers of events";
        }
        catch (FormatFaultException fault)
        {
            return $"the request cannot be read: {fault.Message}";
        }
    }

    private static int CountsOf(in CommitRecord commit)
    {
        var source = new ByteReader(commit.EventCounts);
        var counts = 0;
        for (; !source.IsAtEnd; counts++) source.ReadVarint();
        return counts;
    }
}
