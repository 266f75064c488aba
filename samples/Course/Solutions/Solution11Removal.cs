using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution11Removal : Lesson11Removal
{
    protected override void EvtIoTargetRemoveComplete(WDFIOTARGET IoTarget) => WdfIoTargetClose(IoTarget);

    protected override void Unload(WDFIOTARGET IoTarget) => WdfObjectDelete(IoTarget);
}
