namespace AssetCore.Commits;

/// <summary>
/// What a commit holds in the place of <c>actor_id</c>, <c>metadata</c> and <c>origin</c> when it names a subject:
/// <c>docs/formats/requests.md</c>. Says nothing to whoever has not the key.
/// </summary>
/// <param name="KeyId">Which of the subject's keys: derived from the key, and telling nothing of it.</param>
/// <param name="Bytes">Nonce, ciphertext and tag; must not change.</param>
public sealed record SealedBox(ulong KeyId, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Equality by value, bytes included.</summary>
    public bool Equals(SealedBox? other) =>
        other is not null && KeyId == other.KeyId && Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(KeyId, Bytes.Length);
}
