using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AssetCore.Engine.State;

/// <summary>The processor's cache.</summary>
internal static class Cache
{
    /// <summary>
    /// Has the line of a place in memory on its way into the cache, where the processor can be told so. It changes
    /// nothing and waits for nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref readonly T place)
    {
        // The address may be out of date before it is used, for the garbage collector moves objects: a prefetch reads
        // and writes nothing and never faults, whatever lies there.
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
    }

    /// <summary>The same for the line of the last byte of a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchEnd<T>(ref readonly T place) =>
        Prefetch(in Unsafe.AddByteOffset(ref Unsafe.AsRef(in place), Unsafe.SizeOf<T>() - 1));
}
