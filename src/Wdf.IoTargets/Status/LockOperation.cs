namespace Wdf.IoTargets;

/// <summary>What a buffer is locked in memory for (<c>LOCK_OPERATION</c>).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-mmprobeandlockpages"/>
public enum LockOperation : uint
{
    /// <summary>The device reads the buffer.</summary>
    IoReadAccess = 0,

    /// <summary>The device writes the buffer.</summary>
    IoWriteAccess = 1,

    /// <summary>The device reads and writes the buffer.</summary>
    IoModifyAccess = 2,
}
