using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AssetCore.Engine;

/// <summary>
/// Facts that hold always, checked in release too: a world that breaks one stops and is rebuilt from its log.
/// </summary>
internal static class Invariant
{
    /// <summary>Stops the world if the condition is false.</summary>
    /// <param name="condition">What holds.</param>
    /// <param name="reason">Why it is always true.</param>
    /// <exception cref="InvariantBrokenException">The condition is false.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Holds([DoesNotReturnIf(false)] bool condition, string reason)
    {
        if (!condition) Break(reason);
    }

    [DoesNotReturn]
    private static void Break(string reason) => throw new InvariantBrokenException(reason);
}
