using AssetCore.Ids;

namespace AssetCore.Subjects;

/// <summary>That a subject's key is destroyed, and where the world's log says so.</summary>
/// <param name="World">The world.</param>
/// <param name="Subject">Whose key it was.</param>
/// <param name="WorldSeq">The sequence number of the commit of the world that records it.</param>
/// <param name="TimeMs">When the key was destroyed, in milliseconds since 1970-01-01 UTC, by a silo's clock.</param>
/// <param name="IsRepeat">True if it was destroyed and recorded before, and this is the same answer again.</param>
public sealed record SubjectErasure(WorldId World, SubjectId Subject, WorldSeq WorldSeq, long TimeMs, bool IsRepeat);
