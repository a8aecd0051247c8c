using System.Collections.Immutable;
using AssetCore.Format.Binary;
using AssetCore.Format.Requests;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>Commits on their way: the trace, a count, then each.</summary>
internal sealed class CommitCallsCodec : EnvelopeCodec<CommitCalls>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, CommitCalls value)
    {
        TraceWire.Write(destination, value.Trace);
        destination.WriteVarint(value.Commits.Length, 0, WireLimits.CommitsMax, "the number of commits");
        foreach (var commit in value.Commits) PreparedCommitWire.Write(destination, commit);
    }

    /// <inheritdoc />
    protected override CommitCalls Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var trace = TraceWire.Read(ref source);
        var commits = ImmutableArray.CreateBuilder<PreparedCommit>(
            source.ReadVarint32(0, WireLimits.CommitsMax, "the number of commits"));
        for (var count = commits.Capacity; count > 0; count--) commits.Add(PreparedCommitWire.Read(ref source, body));
        return new CommitCalls(commits.MoveToImmutable()) { Trace = trace };
    }
}
