using System.Globalization;

namespace Wdf.IoTargets;

/// <summary>What a real system shows when it stops: the names of the stop codes, and what their parameters stand for.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/debugger/bug-check-code-reference2"/>
internal static class StopCode
{
    private const string Expected = "the expected type";

    private static readonly Dictionary<uint, string> Names = new()
    {
        [0x9] = "IRQL_NOT_GREATER_OR_EQUAL",
        [0xA] = "IRQL_NOT_LESS_OR_EQUAL",
        [0xC] = "MAXIMUM_WAIT_OBJECTS_EXCEEDED",
        [0xF] = "SPIN_LOCK_ALREADY_OWNED",
        [0x10] = "SPIN_LOCK_NOT_OWNED",
        [0x18] = "REFERENCE_BY_POINTER",
        [0x1E] = "KMODE_EXCEPTION_NOT_HANDLED",
        [0x20] = "KERNEL_APC_PENDING_DURING_EXIT",
        [0x35] = "NO_MORE_IRP_STACK_LOCATIONS",
        [0x40] = "TARGET_MDL_TOO_SMALL",
        [0x44] = "MULTIPLE_IRP_COMPLETE_REQUESTS",
        [0x48] = "CANCEL_STATE_IN_COMPLETED_IRP",
        [0x50] = "PAGE_FAULT_IN_NONPAGED_AREA",
        [0x7E] = "SYSTEM_THREAD_EXCEPTION_NOT_HANDLED",
        [0x7F] = "UNEXPECTED_KERNEL_MODE_TRAP",
        [0x9F] = "DRIVER_POWER_STATE_FAILURE",
        [0xC2] = "BAD_POOL_CALLER",
        [0xC4] = "DRIVER_VERIFIER_DETECTED_VIOLATION",
        [0xC7] = "TIMER_OR_DPC_INVALID",
        [0xC9] = "DRIVER_VERIFIER_IOMANAGER_VIOLATION",
        [0xD1] = "DRIVER_IRQL_NOT_LESS_OR_EQUAL",
        [0xE2] = "MANUALLY_INITIATED_CRASH",
        [0xE4] = "WORKER_INVALID",
        [0x10D] = "WDF_VIOLATION",
        [0x133] = "DPC_WATCHDOG_VIOLATION",
        [0x139] = "KERNEL_SECURITY_CHECK_FAILURE",
    };

    /// <summary>The name of a stop code; null for one of a driver's own.</summary>
    public static string? NameOf(uint code) => Names.GetValueOrDefault(code);

    /// <summary>The line of a blue screen: the code and its four parameters.</summary>
    public static string Line(WdfViolation violation) => string.Create(
        CultureInfo.InvariantCulture,
        $"*** STOP: 0x{violation.BugCheckCode:X8} ({Text(violation.Parameter1, violation.Parameter1Object)}, {Second(violation)}, {Text(violation.Parameter3, violation.Parameter3Object)}, {Text(violation.Parameter4, violation.Parameter4Object)})");

    /// <summary>The parameters that follow from the code and from what the report is about, where nobody has stated them.</summary>
    /// <param name="code">The stop code.</param>
    /// <param name="first">Parameter 1.</param>
    /// <param name="second">Parameter 2, as far as it is stated.</param>
    /// <param name="subject">What the report is about.</param>
    /// <param name="actor">Who is blamed.</param>
    /// <param name="caller">The source line of the call.</param>
    public static StopParameters ParametersOf(uint? code, ulong first, ulong second, KernelObject? subject, KernelActor? actor, string? caller) => code switch
    {
        0x35 or 0x44 or 0x48 => new StopParameters { First = subject },
        0x18 => new StopParameters { Second = subject },
        0xC9 => IoManager(first, subject, actor, caller),
        0xC4 => Detected(first, subject, actor),
        0x10D => Framework(first, second, subject),
        _ => default,
    };

    private static StopParameters Framework(ulong first, ulong second, KernelObject? subject) => first switch
    {
        5 => new StopParameters { Third = Expected },
        6 when second is 2 or 3 or 5 => new StopParameters { Third = subject },
        6 => new StopParameters { Third = "pointer" },
        7 => new StopParameters { Third = subject },
        _ => default,
    };

    // Up to 0x12 each code has parameters of its own; from 0x200 on they are the caller's code, the IRP, and one more.
    private static StopParameters IoManager(ulong first, KernelObject? subject, KernelActor? actor, string? caller)
    {
        var irp = subject?.Kind is KernelObjectKind.Irp or KernelObjectKind.Request ? subject : (object)"IRP";
        return first switch
        {
            1 or 2 or 3 or 4 or 0xA or 0xC or 0xD => new StopParameters { Second = subject },
            5 => new StopParameters { Second = subject, Third = "IRQL before", Fourth = actor?.Irql },
            6 => new StopParameters { Second = "status", Third = irp },
            7 => new StopParameters { Second = "cancel routine", Third = irp },
            0xE => new StopParameters { Second = actor?.Irql, Third = irp },
            0x10 => new StopParameters { Second = actor?.Irql },
            < 0x200 => default,
            _ => new StopParameters
            {
                Second = caller ?? "the driver's code",
                Third = irp,
                Fourth = first switch
                {
                    (>= 0x21D and <= 0x223) or (>= 0x241 and <= 0x243) or (>= 0x247 and <= 0x249) or 0x24B or 0x24D or 0x306 => "device",
                    0x224 or 0x225 or 0x23D or 0x23E or 0x24C or 0x300 => "status",
                    0x301 or 0x302 => actor?.Irql,
                    _ => null,
                },
            },
        };
    }

    private static StopParameters Detected(ulong first, KernelObject? subject, KernelActor? actor) => first switch
    {
        0x30 or 0x31 => new StopParameters { Second = actor?.Irql, Third = "requested IRQL" },
        0x35 => new StopParameters { Second = actor?.Irql, Third = subject, Fourth = "old IRQL" },
        0x32 or 0x40 or 0x41 or 0x42 or (>= 0x70 and <= 0x7A) or 0x7F or 0x80 => new StopParameters { Second = actor?.Irql, Third = subject },
        0x33 or 0x34 or (>= 0x37 and <= 0x3A) or 0xEA or 0xEB => new StopParameters { Second = actor?.Irql, Third = actor?.CriticalRegionDepth, Fourth = subject },
        0x3B or 0x120 or 0x121 or 0x122 => new StopParameters { Second = actor?.Irql, Third = subject, Fourth = "time-out" },
        0x11A or 0x11B or 0xE5 => new StopParameters { Second = actor?.Irql },
        0x100A => new StopParameters { Second = actor, Third = subject },
        0x1004 => new StopParameters { Second = subject, Third = "owner thread", Fourth = actor },
        >= 0x1000 and <= 0x100B => new StopParameters { Second = subject },
        0x6F or 0x7C or 0x7D or (>= 0x81 and <= 0x85) or 0x89 or (>= 0xB0 and <= 0xB9) or 0x140 => new StopParameters { Second = subject, Third = "MDL flags" },

        // The rules that Driver Verifier has in common with Static Driver Verifier: a text of the rule, then pointers into the verifier.
        >= 0x20000 => new StopParameters { Second = "text of the rule", Third = "pointer" },
        _ => default,
    };

    private static string Second(WdfViolation violation) => violation.Parameter2IsPointer && violation.Parameter2Object is null
        ? "pointer"
        : Text(violation.Parameter2, violation.Parameter2Object);

    private static string Text(ulong number, object? pointer) => pointer switch
    {
        null => Hexadecimal(number),
        Irql irql => Hexadecimal((ulong)irql),
        int count => Hexadecimal((ulong)count),
        _ => pointer.ToString()!,
    };

    private static string Hexadecimal(ulong number) => string.Create(CultureInfo.InvariantCulture, $"0x{number:X}");
}
