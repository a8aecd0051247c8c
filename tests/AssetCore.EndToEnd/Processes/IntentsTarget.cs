namespace AssetCore.EndToEnd.Processes;

/// <summary>What <c>AssetCore.Intents</c> works on.</summary>
/// <param name="Silos">Where the silos listen.</param>
/// <param name="TokenFile">The token of an administrator.</param>
/// <param name="Journal">The journal.</param>
/// <param name="Worlds">The worlds.</param>
/// <param name="Store">Arguments that name the store of the logs.</param>
internal sealed record IntentsTarget(
    IReadOnlyList<Uri> Silos, string TokenFile, string Journal, string Worlds, IReadOnlyList<string> Store);
