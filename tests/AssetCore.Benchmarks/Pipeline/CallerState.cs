using System.Runtime.InteropServices;

namespace AssetCore.Benchmarks.Pipeline;

/// <summary>
/// What one caller remembers: a cache line of its own, so that callers on different cores share none, and so small
/// that choosing accounts costs next to nothing. Used by its caller alone.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct CallerState(int seed)
{
    private ulong _random = ((ulong)seed + 1) * 0x9E3779B97F4A7C15;

    /// <summary>Commits sent.</summary>
    public long Sent;

    /// <summary>The next number of a fixed sequence, 0 to below a bound (Marsaglia's xorshift with 64 bits).</summary>
    public int Next(int below)
    {
        _random ^= _random << 13;
        _random ^= _random >> 7;
        _random ^= _random << 17;
        return (int)(((_random >> 32) * (ulong)below) >> 32);
    }
}
