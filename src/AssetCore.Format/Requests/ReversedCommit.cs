using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Format.Requests;

/// <summary>
/// A commit that is to be reversed, as the log holds it: what the world's writer needs besides the request, and neither
/// part of its digest nor of what the log keeps of the reversal.
/// </summary>
/// <param name="Start">The first sequence number that the commit covers.</param>
/// <param name="End">The last sequence number that it covers.</param>
/// <param name="IsOfWorld">True for a commit that the world made itself, which cannot be reversed.</param>
/// <param name="Events">
/// Its events as the log encodes them; must not change from now on. Empty for a commit of the world, and for one that
/// was not read.
/// </param>
public sealed record ReversedCommit(WorldSeq Start, WorldSeq End, bool IsOfWorld, ReadOnlyMemory<byte> Events)
{
    /// <summary>
    /// False if the log could not be read: a reversal that has taken place still gets its receipt, any other is
    /// refused.
    /// </summary>
    public bool IsRead { get; init; } = true;

    /// <summary>Stands for a commit that could not be read.</summary>
    /// <param name="start">The first sequence number that the commit covers, by its name.</param>
    public static ReversedCommit Unread(WorldSeq start) => new(start, start, false, default) { IsRead = false };

    /// <summary>Walks the events once: they are well formed, of a client, and as many as the commit covers.</summary>
    /// <returns>True if the commit changed a class, a shape or an extent.</returns>
    /// <exception cref="FormatFaultException">The bytes are not the events of such a commit.</exception>
    public bool CheckEvents()
    {
        var source = new ByteReader(Events.Span);
        if (IsOfWorld || !IsRead)
        {
            if (!source.IsAtEnd) ByteReader.Fail(0, "a commit that is not reversed brings events along");
            return false;
        }

        var walk = default(ReversedEventWalk);
        while (!source.IsAtEnd) EventCodec.Read(ref source, ref walk);
        if (walk.IsOfWorld) ByteReader.Fail(0, "a commit of a client has events of the world");
        if (walk.Count != End.Value - Start.Value + 1)
            ByteReader.Fail(source.Position, "a reversed commit has another number of events than it covers");
        return walk.ChangesSchema;
    }
}
