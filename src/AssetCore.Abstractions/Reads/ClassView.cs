namespace AssetCore.Reads;

/// <summary>One class.</summary>
/// <param name="Item">The class; its members stand beside <c>freshness</c> in JSON.</param>
public sealed record ClassView(ClassItem Item) : QueryAnswer;
