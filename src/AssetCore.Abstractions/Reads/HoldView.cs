namespace AssetCore.Reads;

/// <summary>One hold.</summary>
/// <param name="Item">The hold; its members stand beside <c>freshness</c> in JSON.</param>
public sealed record HoldView(HoldItem Item) : QueryAnswer;
