using System.Runtime.CompilerServices;

namespace AssetCore.Engine.State;

/// <summary>
/// A sum of 64-bit numbers in 128 bits. The general arithmetic of 128 bits would cost as much as the change of a
/// balance that the sum follows.
/// </summary>
internal struct WideSum
{
    private ulong _low;
    private long _high;

    /// <summary>The sum.</summary>
    public readonly Int128 Value => new((ulong)_high, _low);

    /// <summary>Adds a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long number)
    {
        _low += (ulong)number;
        _high += (number >> 63) + (_low < (ulong)number ? 1 : 0);
    }

    /// <summary>Takes a number away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Subtract(long number)
    {
        _high -= (number >> 63) + (_low < (ulong)number ? 1 : 0);
        _low -= (ulong)number;
    }
}
