namespace AssetCore.Errors;

/// <summary>One fact behind a rejection, as <c>details</c> of an answer shows it.</summary>
/// <param name="Name">A snake_case name, such as <c>container_id</c> or <c>available</c>.</param>
/// <param name="Value">The value as text; quantities as plain decimals.</param>
public readonly record struct RejectionFact(string Name, string Value);
