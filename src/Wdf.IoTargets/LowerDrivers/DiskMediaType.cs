namespace Wdf.IoTargets;

/// <summary>Kind of a disk's medium (MEDIA_TYPE); of the many formats of floppy disks none is here.</summary>
/// <seealso href="https://learn.microsoft.com/windows/win32/api/winioctl/ne-winioctl-media_type"/>
public enum DiskMediaType : uint
{
    /// <summary><c>Unknown</c>: the format is not known.</summary>
    Unknown = 0,

    /// <summary><c>RemovableMedia</c>: a medium that can be taken out, other than a floppy disk.</summary>
    Removable = 11,

    /// <summary><c>FixedMedia</c>: a hard disk.</summary>
    Fixed = 12,
}
