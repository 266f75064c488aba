using Course.Lessons;

namespace Course.Exercises;

internal sealed class Exercise11Removal : Lesson11Removal
{
    private bool _isGone;

    protected override void EvtIoTargetRemoveComplete(WDFIOTARGET IoTarget)
    {
        _isGone = true;
        WdfObjectDelete(IoTarget);
    }

    protected override void Unload(WDFIOTARGET IoTarget)
    {
        if (!_isGone)
        {
            WdfObjectDelete(IoTarget);
        }
    }
}
