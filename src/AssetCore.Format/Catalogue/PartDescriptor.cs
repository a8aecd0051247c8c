using System.Collections.Immutable;

namespace AssetCore.Format.Catalogue;

/// <summary>An object inside the arguments of operations, as pages show it.</summary>
/// <param name="Type">What fields call it: "location".</param>
/// <param name="Case">Which of several it is, by the value of its tag; empty if there is one only.</param>
/// <param name="Fields">Its members, in the order in which they are written.</param>
public sealed record PartDescriptor(string Type, string Case, ImmutableArray<FieldDescriptor> Fields);
