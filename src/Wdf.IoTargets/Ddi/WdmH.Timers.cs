#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Kernel timers, DPCs and I/O work items. Each object is a reference in its variable.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="KernelEventType.Notification"/>
    public const KernelEventType NotificationTimer = KernelEventType.Notification;

    /// <inheritdoc cref="KernelEventType.Synchronization"/>
    public const KernelEventType SynchronizationTimer = KernelEventType.Synchronization;

    /// <inheritdoc cref="WorkQueueType.DelayedWorkQueue"/>
    public const WorkQueueType DelayedWorkQueue = WorkQueueType.DelayedWorkQueue;

    /// <inheritdoc cref="WorkQueueType.CriticalWorkQueue"/>
    public const WorkQueueType CriticalWorkQueue = WorkQueueType.CriticalWorkQueue;

    /// <summary>Makes a notification timer.</summary>
    /// <param name="Timer">The timer.</param>
    public static void KeInitializeTimer(out KernelTimerObject Timer) => Timer = new KernelTimerObject(Handles.Kernel);

    /// <summary>Makes a timer.</summary>
    /// <param name="Timer">The timer.</param>
    /// <param name="Type">Notification or synchronization.</param>
    public static void KeInitializeTimerEx(out KernelTimerObject Timer, KernelEventType Type) => Timer = new KernelTimerObject(Handles.Kernel, Type);

    /// <summary>Sets a timer that expires once. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Timer">The timer.</param>
    /// <param name="DueTime">In units of 100 ns: negative relative, else absolute since 1601.</param>
    /// <param name="Dpc">Queued at the expiry; NULL for none.</param>
    /// <returns>Whether it was in the timer queue.</returns>
    public static bool KeSetTimer(KernelTimerObject Timer, LargeInteger DueTime, KernelDpc Dpc) =>
        Handles.RequireWdm(Timer, nameof(KeSetTimer), nameof(Timer)).Set(DueTime, 0, Dpc);

    /// <inheritdoc cref="KernelTimerObject.Set"/>
    /// <param name="Timer">The timer.</param>
    /// <param name="DueTime">In units of 100 ns: negative relative, else absolute since 1601.</param>
    /// <param name="Period">Milliseconds between further expiries; 0 for none.</param>
    /// <param name="Dpc">Queued at each expiry; NULL for none.</param>
    public static bool KeSetTimerEx(KernelTimerObject Timer, LargeInteger DueTime, int Period, KernelDpc Dpc) =>
        Handles.RequireWdm(Timer, nameof(KeSetTimerEx), nameof(Timer)).Set(DueTime, Period, Dpc);

    /// <inheritdoc cref="KernelTimerObject.Set"/>
    /// <param name="Timer">The timer.</param>
    /// <param name="DueTime">In units of 100 ns: negative relative, else absolute since 1601.</param>
    /// <param name="Period">Milliseconds between further expiries; 0 for none.</param>
    /// <param name="TolerableDelay">Milliseconds by which an expiry may be late; without effect here.</param>
    /// <param name="Dpc">Queued at each expiry; NULL for none.</param>
    public static bool KeSetCoalescableTimer(KernelTimerObject Timer, LargeInteger DueTime, uint Period, uint TolerableDelay, KernelDpc Dpc) =>
        Handles.RequireWdm(Timer, nameof(KeSetCoalescableTimer), nameof(Timer)).Set(DueTime, (int)Period, Dpc);

    /// <inheritdoc cref="KernelTimerObject.Cancel"/>
    /// <param name="Timer">The timer.</param>
    public static bool KeCancelTimer(KernelTimerObject Timer) => Handles.RequireWdm(Timer, nameof(KeCancelTimer), nameof(Timer)).Cancel();

    /// <inheritdoc cref="KernelTimerObject.IsSignaled"/>
    /// <param name="Timer">The timer.</param>
    public static bool KeReadStateTimer(KernelTimerObject Timer) => Handles.RequireWdm(Timer, nameof(KeReadStateTimer), nameof(Timer)).IsSignaled;

    /// <summary>Makes a DPC.</summary>
    /// <param name="Dpc">The DPC.</param>
    /// <param name="DeferredRoutine">What it runs.</param>
    /// <param name="DeferredContext">What the routine is given.</param>
    public static void KeInitializeDpc(out KernelDpc Dpc, KernelDeferredRoutine DeferredRoutine, object DeferredContext)
    {
        KernelDpc made = null;
        made = new KernelDpc(Handles.Kernel, context => DeferredRoutine(made, context, made.SystemArgument1, made.SystemArgument2), DeferredContext);
        Dpc = made;
    }

    /// <summary>Queues a DPC. Any IRQL.</summary>
    /// <param name="Dpc">The DPC.</param>
    /// <param name="SystemArgument1">What the routine is given.</param>
    /// <param name="SystemArgument2">What the routine is given, too.</param>
    /// <returns>False when it is in the queue already.</returns>
    public static bool KeInsertQueueDpc(KernelDpc Dpc, object SystemArgument1, object SystemArgument2) =>
        Handles.RequireWdm(Dpc, nameof(KeInsertQueueDpc), nameof(Dpc)).Insert(SystemArgument1, SystemArgument2);

    /// <inheritdoc cref="KernelDpc.Remove"/>
    /// <param name="Dpc">The DPC.</param>
    public static bool KeRemoveQueueDpc(KernelDpc Dpc) => Handles.RequireWdm(Dpc, nameof(KeRemoveQueueDpc), nameof(Dpc)).Remove();

    /// <inheritdoc cref="SimulatedKernel.FlushQueuedDpcs"/>
    public static void KeFlushQueuedDpcs() => Handles.Kernel.FlushQueuedDpcs();

    /// <summary>Makes an I/O work item. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="DeviceObject">The device that it is for.</param>
    /// <returns>The work item; NULL when memory fails.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-ioallocateworkitem"/>
    public static IoWorkItem IoAllocateWorkItem(DeviceObject DeviceObject) =>
        IoWorkItem.Allocate(Handles.RequireWdm(DeviceObject, nameof(IoAllocateWorkItem), nameof(DeviceObject)));

    /// <inheritdoc cref="IoWorkItem.Queue"/>
    /// <param name="IoWorkItem">The work item.</param>
    /// <param name="WorkerRoutine">What it runs.</param>
    /// <param name="QueueType">Without effect.</param>
    /// <param name="Context">What the routine is given.</param>
    public static void IoQueueWorkItem(IoWorkItem IoWorkItem, IoWorkItemRoutine WorkerRoutine, WorkQueueType QueueType, object Context) =>
        Handles.RequireWdm(IoWorkItem, nameof(IoQueueWorkItem), nameof(IoWorkItem)).Queue(WorkerRoutine, Context);

    /// <inheritdoc cref="IoWorkItem.Free"/>
    /// <param name="IoWorkItem">The work item.</param>
    public static void IoFreeWorkItem(IoWorkItem IoWorkItem) => Handles.RequireWdm(IoWorkItem, nameof(IoFreeWorkItem), nameof(IoWorkItem)).Free();
}
