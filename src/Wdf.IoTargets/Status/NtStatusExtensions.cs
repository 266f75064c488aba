namespace Wdf.IoTargets;

/// <summary>Names and severities of <see cref="NtStatus"/> values.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/using-ntstatus-values"/>
public static partial class NtStatusExtensions
{
    extension(NtStatus status)
    {
        /// <summary>Whether the status passes as a success (<c>NT_SUCCESS</c>): successes and informational values, 0 to 0x7FFFFFFF. <see cref="NtStatus.Pending"/> and <see cref="NtStatus.Timeout"/> do.</summary>
        public bool IsSuccess => (uint)status <= 0x7FFFFFFF;

        /// <summary>Whether the status is informational (<c>NT_INFORMATION</c>): 0x40000000 to 0x7FFFFFFF.</summary>
        public bool IsInformation => (uint)status >> 30 == 1;

        /// <summary>Whether the status is a warning (<c>NT_WARNING</c>): 0x80000000 to 0xBFFFFFFF. A warning is no success.</summary>
        public bool IsWarning => (uint)status >> 30 == 2;

        /// <summary>Whether the status is an error (<c>NT_ERROR</c>): 0xC0000000 and above.</summary>
        public bool IsError => (uint)status >> 30 == 3;

        /// <summary>The C name of the status, such as <c>STATUS_INVALID_PARAMETER</c>; a value without a known name as <c>0xC0001234</c>.</summary>
        /// <returns>The name or the eight-digit value.</returns>
        public string ToName() => KnownName(status) ?? $"0x{(uint)status:X8}";
    }
}
