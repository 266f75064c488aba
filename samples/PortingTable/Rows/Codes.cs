namespace PortingTable.Rows;

/// <summary>The control codes of the lower device, and the tag of the drivers' memory.</summary>
internal static class Codes
{
    public const ULONG POOL_TAG = 0x54524F50; // 'PORT'

    public static readonly ULONG IOCTL_LOWER_ASK = CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS);

    public static readonly ULONG IOCTL_LOWER_INTERNAL_ASK = CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_NEITHER, FILE_ANY_ACCESS);
}
