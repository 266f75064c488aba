using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution05Irql : Lesson05Irql
{
    protected override void EvtCommandCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context) =>
        WdfWorkItemEnqueue(WorkItem);

    protected override void EvtWorkItem(WDFWORKITEM WorkItem) => FollowUp();
}
