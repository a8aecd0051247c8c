namespace AssetCore.Testing.Generators;

/// <summary>Choices of a seed (SplitMix64, Steele et al. 2014): the same ones on every machine and version.</summary>
/// <param name="seed">Any number; print it with a failure.</param>
public sealed class SeededChoices(ulong seed) : IChoices
{
    private ulong _state = seed;

    /// <inheritdoc />
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;
        return (int)(mixed % (ulong)bound);
    }
}
