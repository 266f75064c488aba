namespace Wdf.IoTargets;

/// <summary>A framework file object (WDFFILEOBJECT): an open of the driver's device.</summary>
public sealed class WdfFileObject : WdfObject
{
    internal WdfFileObject(WdfDevice device, FileObject? file)
        : base(device.Kernel, KernelObjectKind.FileObject)
    {
        Driver = device.Driver;
        WdmFileObject = file;
    }

    /// <summary>The I/O manager's file object (WdfFileObjectWdmGetFileObject).</summary>
    [Ddi("WdfFileObjectWdmGetFileObject")]
    public FileObject? WdmFileObject { get; }

    internal override bool IsUndeletable => true;
}
