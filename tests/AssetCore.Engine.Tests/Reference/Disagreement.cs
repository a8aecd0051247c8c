namespace AssetCore.Engine.Tests.Reference;

/// <summary>The model and the world under test differ.</summary>
internal sealed class Disagreement(string message) : Exception(message);
