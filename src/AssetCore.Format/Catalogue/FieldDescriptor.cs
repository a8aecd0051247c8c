namespace AssetCore.Format.Catalogue;

/// <summary>One argument of an operation, as pages and schemas show it.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Type">What its value is, in words: "container id", "quantity".</param>
/// <param name="IsRequired">True if it must be there and not null.</param>
/// <param name="Limits">What its values are bound to; empty if nothing is to be said.</param>
/// <param name="Summary">What it means, in a sentence.</param>
public sealed record FieldDescriptor(string Name, string Type, bool IsRequired, string Limits, string Summary);
