using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions;

/// <summary>A subject's key is to be destroyed.</summary>
/// <param name="Subject">Whose.</param>
/// <param name="Reason">
/// Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters without personal data.
/// </param>
public sealed record EraseSubjectCall(SubjectId Subject, string Reason);
