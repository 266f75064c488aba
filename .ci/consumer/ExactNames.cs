namespace Consumer;

/// <summary>The exact names come from the package's own props.</summary>
internal static class ExactNames
{
    public static IEnumerable<string> Check()
    {
        const NTSTATUS status = STATUS_IO_TIMEOUT;
        ULONG code = CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS);
        if (!NT_ERROR(status) || code != 0x222000)
        {
            yield return "The exact names have other values than in C.";
        }
    }
}
