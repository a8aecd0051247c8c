namespace AssetCore.Ids;

/// <summary>
/// The name of whom a commit is about, under whose key its <c>actor_id</c>, <c>metadata</c> and <c>origin</c> are
/// sealed. Chosen by the client at random, for it stands readable in the log for ever and must hold no personal data:
/// see <see cref="ExternalId"/> for its form.
/// </summary>
/// <param name="Value">The text, compared byte by byte.</param>
public readonly record struct SubjectId(string Value)
{
    /// <summary>True if the text has the form of an external id.</summary>
    public bool IsWellFormed => Value is not null && ExternalId.IsWellFormed(Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
