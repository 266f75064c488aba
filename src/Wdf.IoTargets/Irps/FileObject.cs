namespace Wdf.IoTargets;

/// <summary>An open of a device (FILE_OBJECT).</summary>
public sealed class FileObject : KernelObject
{
    private int _references = 1;

    /// <summary>Makes a file object; opening by name makes one by itself.</summary>
    /// <param name="device">The device that was named by the open.</param>
    /// <param name="fileName">What followed the device's name; empty for the device itself.</param>
    public FileObject(DeviceObject device, string fileName = "")
        : base((device ?? throw new ArgumentNullException(nameof(device))).Kernel, KernelObjectKind.FileObject)
    {
        DeviceObject = device;
        FileName = fileName;
    }

    /// <summary>The device that was named.</summary>
    public DeviceObject DeviceObject { get; }

    /// <summary>What followed the device's name.</summary>
    public string FileName { get; }

    /// <summary>For the driver that owns the open.</summary>
    public object? FsContext { get; set; }

    /// <summary>For the driver that owns the open.</summary>
    public object? FsContext2 { get; set; }

    /// <summary>Whether IRP_MJ_CREATE succeeded, so that cleanup and close must follow.</summary>
    public bool IsOpen { get; internal set; }

    /// <summary>Whether the last handle is closed, so that IRP_MJ_CLEANUP was sent.</summary>
    public bool IsCleanedUp { get; internal set; }

    /// <summary>Whether IRP_MJ_CLOSE was sent: the file object is over.</summary>
    internal bool IsClosed { get; set; }

    /// <inheritdoc/>
    internal override string? LeftOver => !IsOpen ? null
        : Kernel.HoldersOf(this) is [var target, ..] ? $"an open of {DeviceObject.Name} was never closed: {target.Name} has it (WdfIoTargetClose, or WdfObjectDelete of the target)."
        : $"an open of {DeviceObject.Name} was never closed.";

    /// <summary>Takes a reference (ObReferenceObject).</summary>
    internal void AddReference() => Interlocked.Increment(ref _references);

    /// <summary>Drops a reference (ObDereferenceObject).</summary>
    /// <returns>True when it was the last one: IRP_MJ_CLOSE is due.</returns>
    internal bool DropReference() => Interlocked.Decrement(ref _references) == 0;
}
