using System.Collections.Immutable;

namespace AssetCore.Testing.Generators;

/// <summary>
/// Choices read from a list of numbers, 0 when it has ended: what CsCheck draws, and makes smaller when a property
/// fails.
/// </summary>
/// <param name="tape">The numbers.</param>
public sealed class TapeChoices(ImmutableArray<uint> tape) : IChoices
{
    private int _next;

    /// <summary>True if every number has been read: what comes now is all 0.</summary>
    public bool HasEnded => _next >= tape.Length;

    /// <inheritdoc />
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return HasEnded ? 0 : (int)(tape[_next++] % (uint)bound);
    }
}
