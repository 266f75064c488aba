using Course.Lessons;
using Course.Runner;

namespace Course.Exercises;

internal sealed class Exercise04Reference : Lesson04Reference
{
    protected override BOOLEAN SendCommand(WDFIOTARGET Target)
    {
        if (!NT_SUCCESS(WdfRequestCreate(WDF_NO_OBJECT_ATTRIBUTES, Target, out WDFREQUEST request)))
        {
            return FALSE;
        }

        if (!NT_SUCCESS(WdfIoTargetFormatRequestForIoctl(Target, request, CourseBench.IOCTL_ASK, NULL, NULL, NULL, NULL)))
        {
            WdfObjectDelete(request);
            return FALSE;
        }

        WdfObjectReference(request);
        WdfRequestSetCompletionRoutine(request, EvtCommandCompleted, WDF_NO_CONTEXT);
        if (!WdfRequestSend(request, Target, WDF_NO_SEND_OPTIONS))
        {
            WdfObjectDelete(request);
            return FALSE;
        }

        return TRUE;
    }

    private static void EvtCommandCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context)
    {
        WdfObjectDelete(Request);
        WdfObjectDereference(Request);
    }
}
