namespace AssetCore.Testing.Generators;

/// <summary>
/// Where a generator's decisions come from. The first choice of every list is the simplest one, so a source that only
/// answers 0 makes the simplest world.
/// </summary>
public interface IChoices
{
    /// <summary>A number from 0 to <paramref name="bound"/> - 1; the bound is 1 or more.</summary>
    int Below(int bound);
}
