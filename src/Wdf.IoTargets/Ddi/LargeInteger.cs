using System.Runtime.InteropServices;

namespace Wdf.IoTargets.Ddi;

/// <summary>A 64-bit number in C's union form (LARGE_INTEGER). It converts to and from <c>long</c>.</summary>
[StructLayout(LayoutKind.Explicit)]
public struct LargeInteger
{
    /// <summary>The whole number.</summary>
    [FieldOffset(0)]
    public long QuadPart;

    /// <summary>Its low half.</summary>
    [FieldOffset(0)]
    public uint LowPart;

    /// <summary>Its high half, with the sign.</summary>
    [FieldOffset(4)]
    public int HighPart;

    /// <summary>Makes one of a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator LargeInteger(long value) => new() { QuadPart = value };

    /// <summary>The whole number.</summary>
    /// <param name="value">The union.</param>
    public static implicit operator long(LargeInteger value) => value.QuadPart;
}
