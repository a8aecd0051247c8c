namespace AssetCore.Reads;

/// <summary>One container.</summary>
/// <param name="Item">The container; its members stand beside <c>freshness</c> in JSON.</param>
public sealed record ContainerView(ContainerItem Item) : QueryAnswer;
