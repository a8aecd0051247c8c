using System.Collections.Immutable;
using CsCheck;

namespace AssetCore.Testing.Generators;

/// <summary>
/// CsCheck's way in: it draws tapes of numbers, and <see cref="CommitGenerator"/> reads worlds from them. A shorter
/// tape or a smaller number is a simpler world, so CsCheck's search for a smaller failure works unchanged.
/// </summary>
public static class WorldTapes
{
    /// <summary>Numbers a tape has at most: about a hundred commits.</summary>
    public const int LengthMax = 4_000;

    /// <summary>Tapes of up to <see cref="LengthMax"/> numbers.</summary>
    public static Gen<ImmutableArray<uint>> Tape { get; } =
        Gen.UInt.Array[0, LengthMax].Select(numbers => numbers.ToImmutableArray());
}
