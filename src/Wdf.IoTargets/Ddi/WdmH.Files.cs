#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Access rights, share access and create dispositions.</content>
public static partial class WdmH
{
    /// <summary>The right to read the security descriptor.</summary>
    public const uint READ_CONTROL = 0x00020000;

    /// <summary>The right to delete the object.</summary>
    public const uint DELETE = 0x00010000;

    /// <summary>The right to wait for the object.</summary>
    public const uint SYNCHRONIZE = 0x00100000;

    /// <summary>The standard rights other than waiting.</summary>
    public const uint STANDARD_RIGHTS_REQUIRED = 0x000F0000;

    /// <summary>The standard rights for reading.</summary>
    public const uint STANDARD_RIGHTS_READ = READ_CONTROL;

    /// <summary>The standard rights for writing.</summary>
    public const uint STANDARD_RIGHTS_WRITE = READ_CONTROL;

    /// <summary>The standard rights for execution.</summary>
    public const uint STANDARD_RIGHTS_EXECUTE = READ_CONTROL;

    /// <summary>All standard rights.</summary>
    public const uint STANDARD_RIGHTS_ALL = 0x001F0000;

    /// <summary>Read access, as the object type defines it.</summary>
    public const uint GENERIC_READ = 0x80000000;

    /// <summary>Write access, as the object type defines it.</summary>
    public const uint GENERIC_WRITE = 0x40000000;

    /// <summary>Execute access, as the object type defines it.</summary>
    public const uint GENERIC_EXECUTE = 0x20000000;

    /// <summary>All access, as the object type defines it.</summary>
    public const uint GENERIC_ALL = 0x10000000;

    /// <summary>Device characteristic: a file system is mounted on the device.</summary>
    public const uint FILE_DEVICE_IS_MOUNTED = 0x00000020;

    /// <summary>Device characteristic: the device's security also covers names below it.</summary>
    public const uint FILE_DEVICE_SECURE_OPEN = 0x00000100;

    /// <summary>The right to read the data of a file.</summary>
    public const uint FILE_READ_DATA = 0x00000001;

    /// <summary>The right to write the data of a file.</summary>
    public const uint FILE_WRITE_DATA = 0x00000002;

    /// <summary>Other opens may read.</summary>
    public const uint FILE_SHARE_READ = 0x00000001;

    /// <summary>Other opens may write.</summary>
    public const uint FILE_SHARE_WRITE = 0x00000002;

    /// <summary>Other opens may delete.</summary>
    public const uint FILE_SHARE_DELETE = 0x00000004;

    /// <summary>All share flags together.</summary>
    public const uint FILE_SHARE_VALID_FLAGS = 0x00000007;

    /// <summary>Replace the file, or create it.</summary>
    public const uint FILE_SUPERSEDE = 0x00000000;

    /// <summary>Open the file; it must exist.</summary>
    public const uint FILE_OPEN = 0x00000001;

    /// <summary>Create the file; it must not exist.</summary>
    public const uint FILE_CREATE = 0x00000002;

    /// <summary>Open the file, or create it.</summary>
    public const uint FILE_OPEN_IF = 0x00000003;

    /// <summary>Open the file and empty it; it must exist.</summary>
    public const uint FILE_OVERWRITE = 0x00000004;

    /// <summary>Open the file and empty it, or create it.</summary>
    public const uint FILE_OVERWRITE_IF = 0x00000005;
}
