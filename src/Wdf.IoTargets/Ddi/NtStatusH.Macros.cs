#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>The macros that test a status.</content>
public static partial class NtStatusH
{
    /// <summary>Whether the status passes as a success: 0 to 0x7FFFFFFF.</summary>
    /// <param name="Status">The status to test.</param>
    /// <returns>True when it is.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/using-ntstatus-values"/>
    public static bool NT_SUCCESS(NtStatus Status) => Status.IsSuccess;

    /// <summary>Whether the status is informational: 0x40000000 to 0x7FFFFFFF.</summary>
    /// <param name="Status">The status to test.</param>
    /// <returns>True when it is.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/using-ntstatus-values"/>
    public static bool NT_INFORMATION(NtStatus Status) => Status.IsInformation;

    /// <summary>Whether the status is a warning: 0x80000000 to 0xBFFFFFFF.</summary>
    /// <param name="Status">The status to test.</param>
    /// <returns>True when it is.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/using-ntstatus-values"/>
    public static bool NT_WARNING(NtStatus Status) => Status.IsWarning;

    /// <summary>Whether the status is an error: 0xC0000000 and above.</summary>
    /// <param name="Status">The status to test.</param>
    /// <returns>True when it is.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/using-ntstatus-values"/>
    public static bool NT_ERROR(NtStatus Status) => Status.IsError;
}
