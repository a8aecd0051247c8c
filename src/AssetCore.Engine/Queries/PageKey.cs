namespace AssetCore.Engine.Queries;

/// <summary>Where a list stands: the key of the last item looked at.</summary>
/// <param name="Text">The part of the key that is text; empty if there is none.</param>
/// <param name="Number">The part of the key that is a number; 0 if there is none.</param>
internal readonly record struct PageKey(string Text, ulong Number);
