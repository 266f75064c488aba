using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution03Timeout : Lesson03Timeout
{
    protected override NTSTATUS Ask(WDFIOTARGET Target, ULONG IoControlCode)
    {
        ULONG_PTR bytesReturned = 0;
        WDF_REQUEST_SEND_OPTIONS_INIT(out WDF_REQUEST_SEND_OPTIONS options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
        WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref options, WDF_REL_TIMEOUT_IN_SEC(3));
        return WdfIoTargetSendIoctlSynchronously(Target, NULL, IoControlCode, NULL, NULL, options, ref bytesReturned);
    }
}
