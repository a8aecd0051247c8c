namespace AssetCore.Reads;

/// <summary>Only how fresh the replica is.</summary>

public sealed record FreshnessView : QueryAnswer;
