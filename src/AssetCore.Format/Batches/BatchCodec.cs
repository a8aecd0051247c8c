using AssetCore.Format.Binary;

namespace AssetCore.Format.Batches;

/// <summary>The payload of a batch frame as bytes: <c>docs/formats/batch.md</c>.</summary>
public static class BatchCodec
{
    /// <summary>Appends one commit to a batch payload. The record's event count is that of its sequence numbers.</summary>
    /// <returns>Where the events begin in <paramref name="payload"/>.</returns>
    public static int WriteCommit(EncodingBuffer payload, in CommitRecord commit) => throw new NotImplementedException();
}
