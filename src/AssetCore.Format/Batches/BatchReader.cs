using AssetCore.Ids;

namespace AssetCore.Format.Batches;

/// <summary>Walks the commits of a batch payload in order, without copying.</summary>
public ref struct BatchReader
{
    /// <summary>Begins before the first commit.</summary>
    /// <param name="payload">The payload of a batch frame.</param>
    /// <param name="firstWorldSeq">The first sequence number of the batch, as its header states it.</param>
    public BatchReader(ReadOnlySpan<byte> payload, WorldSeq firstWorldSeq)
    {
        Current = default;
        _ = payload;
        _ = firstWorldSeq;
        throw new NotImplementedException();
    }

    /// <summary>The commit that the last successful <see cref="MoveNext"/> found.</summary>
    public CommitRecord Current { get; private set; }

    /// <summary>Goes to the next commit; false at the end.</summary>
    /// <exception cref="FormatFaultException">The bytes are not a commit.</exception>
    public bool MoveNext() => throw new NotImplementedException();
}
