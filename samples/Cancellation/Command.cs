namespace Cancellation;

/// <summary>
/// A command that another thread may cancel. The four rules:
/// a canceller holds a reference while it calls, so that the request cannot go away under it;
/// it does not hold the lock across the call, because the completion routine, which takes the lock, may run inside;
/// the status of the completion says how it ended, not what the cancellation returned;
/// the request is not touched, reused or deleted before its completion routine has run.
/// </summary>
public sealed class Command
{
    private const uint IoctlMove = 0x222000;

    private readonly WdfIoTarget _target;
    private readonly KernelSpinLock _lock;
    private readonly KernelEvent _done;
    private readonly WdfRequest _request;
    private WdfRequest? _cancelable;
    private NtStatus _status;

    /// <summary>Makes a command. IRQL: up to DISPATCH_LEVEL.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="target">Where it goes.</param>
    public Command(WdfDriver driver, WdfIoTarget target)
    {
        _target = target;
        _lock = new KernelSpinLock(driver.Kernel, "command lock");
        _done = new KernelEvent(driver.Kernel, KernelEventType.Notification, name: "command done");
        _request = driver.CreateRequest(target);
    }

    /// <summary>Sends it. IRQL: up to DISPATCH_LEVEL.</summary>
    public void Start()
    {
        _status = _target.FormatRequestForIoctl(_request, IoctlMove, null, null, null, null);
        if (_status.IsSuccess)
        {
            _request.SetCompletionRoutine(OnCompleted);

            // Before the send: after it, the routine may have run.
            SetCancelable(_request);
            if (_request.Send(_target))
            {
                return;
            }

            _status = _request.Status;
            SetCancelable(null);
        }

        _done.Set();
    }

    /// <summary>Cancels it. IRQL: up to DISPATCH_LEVEL.</summary>
    /// <returns>Whether it was still to be completed.</returns>
    public bool Cancel()
    {
        var irql = _lock.Acquire();
        var request = _cancelable;
        request?.Reference();
        _lock.Release(irql);
        if (request is null)
        {
            return false;
        }

        request.CancelSentRequest();
        request.Dereference();
        return true;
    }

    /// <summary>Waits until it is completed, however that came. IRQL: PASSIVE_LEVEL.</summary>
    /// <returns>The final status.</returns>
    public NtStatus Finish()
    {
        _request.Kernel.Wait(_done, KernelTimeout.Infinite);
        _request.Delete();
        return _status;
    }

    private void OnCompleted(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams completion, object? context)
    {
        SetCancelable(null);
        _status = completion.IoStatus.Status;
        _done.Set();
    }

    private void SetCancelable(WdfRequest? request)
    {
        var irql = _lock.Acquire();
        _cancelable = request;
        _lock.Release(irql);
    }
}
