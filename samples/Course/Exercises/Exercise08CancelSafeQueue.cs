using Course.Lessons;

namespace Course.Exercises;

internal sealed class Exercise08CancelSafeQueue : Lesson08CancelSafeQueue
{
    private readonly Queue<WDFREQUEST> _parked = new();

    protected override void Park(WDFREQUEST Request) => _parked.Enqueue(Request);

    protected override void OnEvent()
    {
        if (_parked.TryDequeue(out WDFREQUEST request))
        {
            WdfRequestComplete(request, STATUS_SUCCESS);
        }
    }
}
