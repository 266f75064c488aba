namespace Wdf.IoTargets;

/// <summary>Tail.Overlay of an IRP.</summary>
public struct IrpOverlay
{
    private object?[]? _driverContext;

    /// <summary>The originating thread; null for an IRP that belongs to none.</summary>
    public KernelThread? Thread;

    /// <summary>The originator's file object.</summary>
    public FileObject? OriginalFileObject;

    /// <summary>Four words for the driver that owns the IRP now; not kept across a send.</summary>
    public object?[] DriverContext => _driverContext ??= new object?[4];

    /// <summary>Zeroes everything; the array of words is kept, since an IRP is made as new for each send of a request.</summary>
    internal void Reset()
    {
        ClearDriverContext();
        Thread = null;
        OriginalFileObject = null;
    }

    /// <summary>Zeroes the owner's words, when there ever were any.</summary>
    internal readonly void ClearDriverContext()
    {
        if (_driverContext is not null)
        {
            Array.Clear(_driverContext);
        }
    }
}
