using AssetCore.Ids;

namespace AssetCore.Grains.Subjects;

/// <summary>That a subject's key is destroyed.</summary>
/// <param name="Generation">
/// Which of the subject's keys, 1 for the first; 0 if what stood there was too damaged to tell.
/// </param>
/// <param name="TimeMs">When, in milliseconds since 1970-01-01 UTC, by the clock of the silo that did it.</param>
/// <param name="RecordedAt">
/// Where the world's log says so; <see cref="WorldSeq.None"/> if that is not known.
/// </param>
public sealed record KeyDestruction(long Generation, long TimeMs, WorldSeq RecordedAt);
