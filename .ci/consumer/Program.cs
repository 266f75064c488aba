// Built against the packed package alone: the exact names must come from the package's own props.
const NTSTATUS status = STATUS_IO_TIMEOUT;
ULONG code = CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS);
Console.WriteLine($"{status.ToName()} 0x{code:X8}");
return NT_ERROR(status) && code == 0x222000 ? 0 : 1;
