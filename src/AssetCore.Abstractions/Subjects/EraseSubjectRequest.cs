using AssetCore.Commits;

namespace AssetCore.Subjects;

/// <summary>Asks to destroy a subject's key, after which nobody can read what was sealed under it.</summary>
/// <param name="Reason">
/// Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters. It stands readable in the log for
/// ever and must hold no personal data.
/// </param>
public sealed record EraseSubjectRequest(string Reason);
