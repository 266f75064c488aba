namespace Wdf.IoTargets;

/// <summary>One driver's view of an IRP (IO_STACK_LOCATION).</summary>
/// <remarks>
/// A mutable structure in an array of its IRP; use it by reference. The routine and its context belong to the driver
/// above the one whose location this is.
/// </remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/ns-wdm-_io_stack_location"/>
public struct IoStackLocation
{
    /// <summary>What is asked for.</summary>
    public MajorFunction MajorFunction;

    /// <summary>The kind of it, for PnP and power.</summary>
    public byte MinorFunction;

    /// <summary>Flags for file systems (SL_*).</summary>
    public byte Flags;

    /// <summary>Pending mark and invoke flags (SL_PENDING_RETURNED, SL_INVOKE_ON_*).</summary>
    public StackLocationControl Control;

    /// <summary>The parameters, read according to the major function.</summary>
    public IoParameters Parameters;

    /// <summary>The device that the IRP was sent to; filled in by IoCallDriver.</summary>
    public DeviceObject? DeviceObject;

    /// <summary>The file object that the I/O belongs to.</summary>
    public FileObject? FileObject;

    /// <summary>Called when the driver of this location has completed the IRP.</summary>
    public IoCompletionRoutine? CompletionRoutine;

    /// <summary>Given to the routine.</summary>
    public object? Context;

    /// <summary>
    /// Copies all that a driver hands to the next one: everything before the routine, without control bits, and without the device, which
    /// IoCallDriver writes.
    /// </summary>
    internal readonly void CopyTo(ref IoStackLocation next)
    {
        next.MajorFunction = MajorFunction;
        next.MinorFunction = MinorFunction;
        next.Flags = Flags;
        next.Control = 0;
        Parameters.CopyTo(ref next.Parameters);
        IfChanged.Write(ref next.FileObject, FileObject);
    }

    /// <summary>Zeroes everything.</summary>
    internal void Clear()
    {
        ClearForFormat();
        CompletionRoutine = null;
        Context = null;
    }

    /// <summary>Zeroes all that belongs to the driver of this location; the routine and context of the one above stay.</summary>
    internal void ClearForFormat()
    {
        MajorFunction = 0;
        MinorFunction = 0;
        Flags = 0;
        Control = 0;
        Parameters = default;
        DeviceObject = null;
        FileObject = null;
    }
}
