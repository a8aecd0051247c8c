namespace AssetCore.Format.Manifests;

/// <summary>That a world's bytes were freed: it is deleted for ever, and nobody may write it again.</summary>
/// <param name="TimeMs">When, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Reason">Why, for people: up to <see cref="ManifestCodec.ReasonLengthMax"/> characters.</param>
public sealed record WorldPurge(long TimeMs, string Reason);
