using Course.Lessons;

namespace Course.Exercises;

internal sealed class Exercise05Irql : Lesson05Irql
{
    protected override void EvtCommandCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context) => FollowUp();

    protected override void EvtWorkItem(WDFWORKITEM WorkItem)
    {
    }
}
