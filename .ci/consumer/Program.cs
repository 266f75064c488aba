// Built against the packed package alone: the exact names must come from the package's own props.
NTSTATUS status = NTSTATUS.IoTimeout;
Console.WriteLine($"{status.ToName()} {IoControlCode.Create(DeviceType.Unknown, 0x800, IoMethod.Buffered, IoAccess.Any)}");
return status.IsError ? 0 : 1;
