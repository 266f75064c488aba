#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The constants and inline functions of <c>wdfcore.h</c>.</summary>
public static partial class WdfCoreH
{
    /// <summary>The units of 100 ns in a second.</summary>
    public const long WDF_TIMEOUT_TO_SEC = 10 * 1000 * 1000;

    /// <summary>The units of 100 ns in a millisecond.</summary>
    public const long WDF_TIMEOUT_TO_MS = 10 * 1000;

    /// <summary>The units of 100 ns in a microsecond.</summary>
    public const long WDF_TIMEOUT_TO_US = 10;

    /// <summary>A time-out relative to the start of an operation. 0 stays 0, which send options take as no time-out at all.</summary>
    /// <param name="Time">The time in seconds.</param>
    /// <returns>The time in units of 100 ns, negative. Multiplication wraps around at 64 bits, as in C.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcore/nf-wdfcore-wdf_rel_timeout_in_sec"/>
    public static long WDF_REL_TIMEOUT_IN_SEC(ulong Time) => unchecked((long)(Time * unchecked((ulong)-WDF_TIMEOUT_TO_SEC)));

    /// <summary>A time-out as a point in system time.</summary>
    /// <param name="Time">The point in seconds since 1 January 1601 UTC.</param>
    /// <returns>The time in units of 100 ns, positive. Multiplication wraps around at 64 bits, as in C.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcore/nf-wdfcore-wdf_abs_timeout_in_sec"/>
    public static long WDF_ABS_TIMEOUT_IN_SEC(ulong Time) => unchecked((long)(Time * WDF_TIMEOUT_TO_SEC));

    /// <summary>A time-out relative to the start of an operation. 0 stays 0, which send options take as no time-out at all.</summary>
    /// <param name="Time">The time in milliseconds.</param>
    /// <returns>The time in units of 100 ns, negative. Multiplication wraps around at 64 bits, as in C.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcore/nf-wdfcore-wdf_rel_timeout_in_ms"/>
    public static long WDF_REL_TIMEOUT_IN_MS(ulong Time) => unchecked((long)(Time * unchecked((ulong)-WDF_TIMEOUT_TO_MS)));

    /// <summary>A time-out as a point in system time.</summary>
    /// <param name="Time">The point in milliseconds since 1 January 1601 UTC.</param>
    /// <returns>The time in units of 100 ns, positive. Multiplication wraps around at 64 bits, as in C.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcore/nf-wdfcore-wdf_abs_timeout_in_ms"/>
    public static long WDF_ABS_TIMEOUT_IN_MS(ulong Time) => unchecked((long)(Time * WDF_TIMEOUT_TO_MS));

    /// <summary>A time-out relative to the start of an operation. 0 stays 0, which send options take as no time-out at all.</summary>
    /// <param name="Time">The time in microseconds.</param>
    /// <returns>The time in units of 100 ns, negative. Multiplication wraps around at 64 bits, as in C.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcore/nf-wdfcore-wdf_rel_timeout_in_us"/>
    public static long WDF_REL_TIMEOUT_IN_US(ulong Time) => unchecked((long)(Time * unchecked((ulong)-WDF_TIMEOUT_TO_US)));

    /// <summary>A time-out as a point in system time.</summary>
    /// <param name="Time">The point in microseconds since 1 January 1601 UTC.</param>
    /// <returns>The time in units of 100 ns, positive. Multiplication wraps around at 64 bits, as in C.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcore/nf-wdfcore-wdf_abs_timeout_in_us"/>
    public static long WDF_ABS_TIMEOUT_IN_US(ulong Time) => unchecked((long)(Time * WDF_TIMEOUT_TO_US));

    /// <summary>Rounds a size down to a multiple.</summary>
    /// <param name="Length">The size in bytes.</param>
    /// <param name="AlignTo">The multiple in bytes, a power of two.</param>
    /// <returns>The rounded size.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcore/nf-wdfcore-wdf_align_size_down"/>
    public static ulong WDF_ALIGN_SIZE_DOWN(ulong Length, ulong AlignTo) => Length & ~unchecked(AlignTo - 1);

    /// <summary>Rounds a size up to a multiple. Sizes near the top of the range wrap around to 0, as in C.</summary>
    /// <param name="Length">The size in bytes.</param>
    /// <param name="AlignTo">The multiple in bytes, a power of two.</param>
    /// <returns>The rounded size.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcore/nf-wdfcore-wdf_align_size_up"/>
    public static ulong WDF_ALIGN_SIZE_UP(ulong Length, ulong AlignTo) =>
        WDF_ALIGN_SIZE_DOWN(unchecked(Length + AlignTo - 1), AlignTo);
}
