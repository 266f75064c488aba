using Course.Runner;

namespace Course.Lessons;

/// <summary>What may be done at DISPATCH_LEVEL.</summary>
internal abstract class Lesson05Irql : Exercise
{
    private CourseBench _bench;
    private KEVENT _followedUp;

    public override int Number => 5;

    public override string Title => "IRQL: waiting in a completion routine";

    public override string Task =>
        "EvtCommandCompleted follows up with a second command, which it waits for (FollowUp). Completion routines run at up to DISPATCH_LEVEL.";

    public override string Hint =>
        "At DISPATCH_LEVEL no thread can be switched, so nobody may wait. A work item calls back at PASSIVE_LEVEL: there is one, WorkItem, whose callback is EvtWorkItem.";

    public override string Finding => "KmdfIrql";

    /// <summary>A work item of the driver's device; it calls <see cref="EvtWorkItem"/>.</summary>
    protected WDFWORKITEM WorkItem { get; private set; }

    public override void SetUp(SimulatedKernel kernel)
    {
        _bench = new CourseBench(kernel);
        KeInitializeEvent(out _followedUp, NotificationEvent, FALSE);
        WDF_WORKITEM_CONFIG_INIT(out WDF_WORKITEM_CONFIG config, EvtWorkItem);
        WDF_OBJECT_ATTRIBUTES_INIT(out WDF_OBJECT_ATTRIBUTES attributes);
        attributes.ParentObject = _bench.Device;
        WdfWorkItemCreate(config, attributes, out var workItem);
        WorkItem = workItem;
    }

    public override void Test(SimulatedKernel kernel)
    {
        WdfRequestCreate(WDF_NO_OBJECT_ATTRIBUTES, _bench.Target, out WDFREQUEST request);
        WdfIoTargetFormatRequestForIoctl(_bench.Target, request, CourseBench.IOCTL_ASK, NULL, NULL, NULL, NULL);
        WdfRequestSetCompletionRoutine(request, EvtCommandCompleted, WDF_NO_CONTEXT);
        Require(WdfRequestSend(request, _bench.Target, WDF_NO_SEND_OPTIONS), "The command was not sent.");
        KeWaitForSingleObject(_followedUp, Executive, KernelMode, FALSE, NULL);
        kernel.RunUntilIdle();
        WdfObjectDelete(request);
    }

    /// <summary>Sends the second command and waits for it.</summary>
    protected void FollowUp()
    {
        ULONG_PTR bytesReturned = 0;
        WDF_REQUEST_SEND_OPTIONS_INIT(out WDF_REQUEST_SEND_OPTIONS options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
        WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref options, WDF_REL_TIMEOUT_IN_SEC(1));
        WdfIoTargetSendIoctlSynchronously(_bench.Target, NULL, CourseBench.IOCTL_ASK, NULL, NULL, options, ref bytesReturned);
        KeSetEvent(_followedUp, IO_NO_INCREMENT, FALSE);
    }

    protected abstract void EvtCommandCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context);

    protected abstract void EvtWorkItem(WDFWORKITEM WorkItem);
}
