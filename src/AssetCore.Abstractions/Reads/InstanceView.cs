namespace AssetCore.Reads;

/// <summary>One instance.</summary>
/// <param name="Item">The instance; its members stand beside <c>freshness</c> in JSON.</param>
public sealed record InstanceView(InstanceItem Item) : QueryAnswer;
