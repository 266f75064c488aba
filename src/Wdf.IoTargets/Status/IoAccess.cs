namespace Wdf.IoTargets;

/// <summary>The access that a caller must have been granted when it opened the device, to send a control code.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/defining-i-o-control-codes"/>
[Flags]
public enum IoAccess : uint
{
    /// <summary><c>FILE_ANY_ACCESS</c>: any open will do.</summary>
    Any = 0,

    /// <summary><c>FILE_READ_ACCESS</c>: read access.</summary>
    Read = 1,

    /// <summary><c>FILE_WRITE_ACCESS</c>: write access.</summary>
    Write = 2,
}
