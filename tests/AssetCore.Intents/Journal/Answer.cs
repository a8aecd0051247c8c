namespace AssetCore.Intents.Journal;

/// <summary>
/// What an attempt to send an intent came to. Without <see cref="Status"/> nobody answered.
/// </summary>
/// <param name="Key">The intent.</param>
/// <param name="Silo">Which silo was asked, as its place in the list of addresses.</param>
/// <param name="Status">The HTTP status; null if there was no answer.</param>
/// <param name="Code">The code of the refusal, or what became of the connection; null for a receipt.</param>
/// <param name="Receipt">The receipt; null if there is none.</param>
internal sealed record Answer(string Key, int Silo, int? Status, string? Code, Receipt? Receipt)
{
    /// <summary>True if the commit was made, as its receipt says.</summary>
    public bool IsAcknowledgement => Receipt is not null;

    /// <summary>
    /// True if the commit was judged and refused: it changed nothing, and its key is not remembered.
    /// </summary>
    public bool IsRefusal => Receipt is null && Status is >= 400 and < 500 and not (408 or 425 or 429);
}
