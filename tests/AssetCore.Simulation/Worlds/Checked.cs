namespace AssetCore.Simulation.Worlds;

/// <summary>What checks of a simulated world say when they fail.</summary>
internal static class Checked
{
    /// <exception cref="BrokenPromiseException">The condition does not hold.</exception>
    public static void That(bool condition, string otherwise)
    {
        if (!condition) throw new BrokenPromiseException(otherwise);
    }
}
