using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution10CancelRace : Lesson10CancelRace
{
    private WDFREQUEST _kept;

    protected override void Keep(WDFREQUEST Request)
    {
        WdfSpinLockAcquire(Lock);
        NTSTATUS status = WdfRequestMarkCancelableEx(Request, EvtRequestCancel);
        _kept = NT_SUCCESS(status) ? Request : NULL;
        WdfSpinLockRelease(Lock);
        if (!NT_SUCCESS(status))
        {
            WdfRequestComplete(Request, status);
        }
    }

    protected override void OnInterrupt()
    {
        WdfSpinLockAcquire(Lock);
        WDFREQUEST request = _kept;
        _kept = NULL;
        if (request != NULL && WdfRequestUnmarkCancelable(request) == STATUS_CANCELLED)
        {
            // EvtRequestCancel is called, or about to be: the request is its to complete.
            request = NULL;
        }

        WdfSpinLockRelease(Lock);
        if (request != NULL)
        {
            WdfRequestComplete(request, STATUS_SUCCESS);
        }
    }

    private void EvtRequestCancel(WDFREQUEST Request)
    {
        WdfSpinLockAcquire(Lock);
        _kept = NULL;
        WdfSpinLockRelease(Lock);
        WdfRequestComplete(Request, STATUS_CANCELLED);
    }
}
