using AssetCore.Text;

namespace AssetCore.Commits;

/// <summary>The members of a commit that may say something about a person: what is sealed under a subject.</summary>
/// <param name="ActorId">Who asked, or null.</param>
/// <param name="Metadata">A JSON object kept with the commit, or null.</param>
/// <param name="Origin">A JSON object that says where the commit came from, or null.</param>
public sealed record PersonalMembers(string? ActorId, JsonText? Metadata, JsonText? Origin)
{
    /// <summary>No member is there.</summary>
    public static PersonalMembers None { get; } = new(null, null, null);

    /// <summary>Nothing of them: what may be about a person must not reach a log by being printed.</summary>
    public override string ToString() => nameof(PersonalMembers);
}
