using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AssetCore.Format.Hashing;

/// <summary>The product of two 64-bit words in 128 bits.</summary>
public static class WideProduct
{
    /// <summary>
    /// Both halves of the product joined by exclusive or: every bit of it depends on every bit of both words.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Fold(ulong left, ulong right) => High(left, right) ^ unchecked(left * right);

    /// <summary>
    /// The upper half. With the lower one by an ordinary product this is two multiplications, which run side by side;
    /// <see cref="Math.BigMul(ulong, ulong, out ulong)"/> is one, whose lower half goes through memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong High(ulong left, ulong right) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(left, right) : Math.BigMul(left, right, out _);
}
