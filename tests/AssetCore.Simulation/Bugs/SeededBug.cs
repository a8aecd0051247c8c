namespace AssetCore.Simulation.Bugs;

/// <summary>A defence that can be taken away.</summary>
/// <param name="CaughtBy">What must break then.</param>
/// <param name="With">The check, with the bug.</param>
/// <param name="Without">The same check without it.</param>
internal sealed record SeededBug(string CaughtBy, Action With, Action Without);
