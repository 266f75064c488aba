using System.Runtime.CompilerServices;

namespace Wdf.IoTargets.Testing;

/// <summary>Mixing of 64-bit words; fixed by its definition, so that hashes and seeds mean the same everywhere.</summary>
internal static class Mixer
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong word)
    {
        word = (word ^ (word >> 32)) * 0xD6E8FEB86659FD93UL;
        word = (word ^ (word >> 32)) * 0xD6E8FEB86659FD93UL;
        return word ^ (word >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong a, ulong b) => Mix((a * 0x9E3779B97F4A7C15UL) + b + 0x632BE59BD9B4E019UL);

    /// <summary>The next number of a sequence (SplitMix64).</summary>
    public static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A number below a bound.</summary>
    public static int Below(ref ulong state, int bound) => (int)(((Next(ref state) >> 32) * (ulong)bound) >> 32);
}
