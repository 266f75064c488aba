namespace Wdf.IoTargets;

/// <summary>What the picture makes of each named step.</summary>
internal static class PictureSteps
{
    /// <summary>The colour of an event.</summary>
    public static PictureTone ToneOf(in StepRecord record) => record.Step switch
    {
        KernelStep.Violation => PictureTone.Violation,
        KernelStep.RequestSent or KernelStep.RequestPended or KernelStep.RequestPresented or KernelStep.RequestQueued => PictureTone.Send,
        KernelStep.IrpCalled or KernelStep.RequestForgotten => PictureTone.Send,
        KernelStep.RequestReturned or KernelStep.RequestFinished or KernelStep.RequestCompleting => ToneOf(record.Status),
        KernelStep.CompletionRoutineCalled or KernelStep.IrpCompleting or KernelStep.IrpRoutineCalled or KernelStep.IrpFinished => ToneOf(record.Status),
        KernelStep.RequestNotSent => PictureTone.Failed,
        KernelStep.RequestCancelling or KernelStep.RequestCancelCalled => PictureTone.Cancel,
        KernelStep.IrpCancelling or KernelStep.IrpCancelRoutineCalled => PictureTone.Cancel,
        KernelStep.RequestTimedOut => PictureTone.TimeOut,
        _ => IsQuiet(record.Step) ? PictureTone.Quiet : PictureTone.Plain,
    };

    /// <summary>Whether the request goes down: to a queue, a target, a device, or the driver that serves it.</summary>
    public static bool GoesDown(KernelStep step) => step is
        KernelStep.RequestSent or KernelStep.RequestPended or KernelStep.RequestPresented or KernelStep.IrpCalled;

    /// <summary>Whether the step begins a completion, which the arrow of a later one carries on.</summary>
    public static bool IsCompletion(KernelStep step) => step is KernelStep.IrpCompleting or KernelStep.RequestCompleting;

    /// <summary>Whether the step reaches for a request where it is, without moving it.</summary>
    public static bool IsReach(KernelStep step) => step is KernelStep.RequestTimedOut or KernelStep.RequestCancelling or KernelStep.IrpCancelling;

    /// <summary>Whether the partner of the step is who has the request after it.</summary>
    public static bool GivesToPartner(in StepRecord record) => record.Step switch
    {
        KernelStep.RequestSent or KernelStep.RequestPended or KernelStep.RequestReturned or KernelStep.RequestQueued or KernelStep.IrpCalled => true,

        // The routine of a framework device is the target's own: the next event says so.
        KernelStep.IrpRoutineCalled => record.Partner is DeviceObject { FrameworkDevice: null },
        _ => false,
    };

    /// <summary>Whether the partner of the step is the device that has the IRP at that time.</summary>
    public static bool HasAtPartner(KernelStep step) => step is
        KernelStep.IrpCompleting or KernelStep.IrpMarkedPending or KernelStep.IrpCancelling or KernelStep.IrpCancelRoutineCalled;

    /// <summary>Whether the driver has the request after the step.</summary>
    public static bool GivesToDriver(KernelStep step) => step is
        KernelStep.ObjectCreated or KernelStep.RequestNotSent or KernelStep.RequestFinished or KernelStep.RequestPresented
        or KernelStep.CompletionRoutineCalled or KernelStep.RequestCancelCalled;

    /// <summary>Whether the step happens inside the kernel, whatever it is about.</summary>
    public static bool IsQuiet(KernelStep step) => step is
        KernelStep.ActorStarted or KernelStep.ActorEnded or KernelStep.Waiting or KernelStep.WaitEnded or KernelStep.EventSet
        or KernelStep.LockAcquiring or KernelStep.LockReleased or KernelStep.DpcQueuing or KernelStep.TimerSetting or KernelStep.WorkItemQueuing
        or KernelStep.IrpCancelRoutineChanged or KernelStep.RequestCancelableChanged or KernelStep.DriverPoint;

    private static PictureTone ToneOf(NtStatus status) => status switch
    {
        NtStatus.Cancelled => PictureTone.Cancel,
        NtStatus.IoTimeout => PictureTone.TimeOut,
        _ => status.IsSuccess ? PictureTone.Done : PictureTone.Failed,
    };
}
