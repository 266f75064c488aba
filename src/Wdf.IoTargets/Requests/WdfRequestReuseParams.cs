namespace Wdf.IoTargets;

/// <summary>How a request is reused (WDF_REQUEST_REUSE_PARAMS).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/ns-wdfrequest-_wdf_request_reuse_params"/>
public struct WdfRequestReuseParams
{
    /// <summary>The C structure's size in bytes.</summary>
    public const uint StructureSize = 24;

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public uint Size;

    /// <summary>The flags.</summary>
    public WdfRequestReuseFlags Flags;

    /// <summary>The status that the request begins with.</summary>
    public NtStatus Status;

    /// <summary>The IRP to take, with the SetNewIrp flag; may be null.</summary>
    public Irp? NewIrp;

    /// <summary>Makes parameters (WDF_REQUEST_REUSE_PARAMS_INIT).</summary>
    /// <param name="flags">The flags.</param>
    /// <param name="status">The status that the request begins with.</param>
    [Ddi("WDF_REQUEST_REUSE_PARAMS_INIT")]
    public WdfRequestReuseParams(WdfRequestReuseFlags flags, NtStatus status)
    {
        Size = StructureSize;
        Flags = flags;
        Status = status;
    }

    /// <summary>Gives the request another IRP (WDF_REQUEST_REUSE_PARAMS_SET_NEW_IRP).</summary>
    /// <param name="irp">The IRP; may be null.</param>
    [Ddi("WDF_REQUEST_REUSE_PARAMS_SET_NEW_IRP")]
    public void SetNewIrp(Irp? irp)
    {
        Flags |= WdfRequestReuseFlags.SetNewIrp;
        NewIrp = irp;
    }
}
