namespace Exploration;

/// <summary>
/// A driver that keeps the request of an application until a button is pressed. The application may take it back. The planted bug: the
/// interrupt completes the request whatever WdfRequestUnmarkCancelable says; after STATUS_CANCELLED it is the cancel callback's.
/// </summary>
public sealed class ButtonDriver
{
    private readonly bool _isFixed;
    private readonly KernelSpinLock _lock;
    private WdfRequest? _waiting;

    /// <summary>Loads the driver. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="below">The device below.</param>
    /// <param name="isFixed">Whether the bug is repaired.</param>
    public ButtonDriver(SimulatedKernel kernel, DeviceObject below, bool isFixed)
    {
        _isFixed = isFixed;
        _lock = new KernelSpinLock(kernel, "button lock");
        WdfDriver.Create(kernel, name: "button driver").CreateDevice(below).CreateDefaultQueue(OnRequest);
    }

    /// <summary>The interrupt of the button. IRQL: DISPATCH_LEVEL.</summary>
    public void OnPressed()
    {
        var irql = _lock.Acquire();
        var request = _waiting;
        if (request is not null && request.UnmarkCancelable() == NtStatus.Cancelled && _isFixed)
        {
            request = null;
        }

        _waiting = null;
        _lock.Release(irql);
        request?.Complete(NtStatus.Success);
    }

    private void OnRequest(WdfIoQueue queue, WdfRequest request)
    {
        var irql = _lock.Acquire();
        var status = request.MarkCancelableEx(OnCancel);
        _waiting = status.IsSuccess ? request : null;
        _lock.Release(irql);
        if (!status.IsSuccess)
        {
            request.Complete(status);
        }
    }

    private void OnCancel(WdfRequest request)
    {
        var irql = _lock.Acquire();
        _waiting = null;
        _lock.Release(irql);
        request.Complete(NtStatus.Cancelled);
    }
}
