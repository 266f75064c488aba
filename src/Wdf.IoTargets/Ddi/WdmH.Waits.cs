#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Events, waits and time.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="KernelEventType.Notification"/>
    public const KernelEventType NotificationEvent = KernelEventType.Notification;

    /// <inheritdoc cref="KernelEventType.Synchronization"/>
    public const KernelEventType SynchronizationEvent = KernelEventType.Synchronization;

    /// <inheritdoc cref="KernelWaitReason.Executive"/>
    public const KernelWaitReason Executive = KernelWaitReason.Executive;

    /// <inheritdoc cref="KernelWaitReason.UserRequest"/>
    public const KernelWaitReason UserRequest = KernelWaitReason.UserRequest;

    /// <summary>Makes an event. An event is an object here; the variable or field holds a reference to it.</summary>
    /// <param name="Event">The event.</param>
    /// <param name="Type">Notification or synchronization.</param>
    /// <param name="State">Whether it begins signaled.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keinitializeevent"/>
    public static void KeInitializeEvent(out KernelEvent Event, KernelEventType Type, bool State) =>
        Event = new KernelEvent(Handles.Kernel, Type, State);

    /// <summary>Signals an event. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Event">The event.</param>
    /// <param name="Increment">Boost for the threads that are released; without effect.</param>
    /// <param name="Wait">Whether a wait follows at once; then the maximum IRQL is APC_LEVEL.</param>
    /// <returns>The state before: 0 for not signaled.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kesetevent"/>
    public static int KeSetEvent(KernelEvent Event, int Increment, bool Wait) =>
        Handles.RequireWdm(Event, nameof(KeSetEvent), nameof(Event)).Set(Wait) ? 1 : 0;

    /// <summary>Makes an event not signaled. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Event">The event.</param>
    public static void KeClearEvent(KernelEvent Event) => Handles.RequireWdm(Event, nameof(KeClearEvent), nameof(Event)).Clear();

    /// <summary>Makes an event not signaled. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Event">The event.</param>
    /// <returns>The state before: 0 for not signaled.</returns>
    public static int KeResetEvent(KernelEvent Event) => Handles.RequireWdm(Event, nameof(KeResetEvent), nameof(Event)).Clear() ? 1 : 0;

    /// <summary>The state of an event. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Event">The event.</param>
    /// <returns>0 for not signaled.</returns>
    public static int KeReadStateEvent(KernelEvent Event) =>
        Handles.RequireWdm(Event, nameof(KeReadStateEvent), nameof(Event)).IsSignaled ? 1 : 0;

    /// <summary>Waits for an event, timer or thread.</summary>
    /// <param name="Object">What to wait for.</param>
    /// <param name="WaitReason">For debuggers.</param>
    /// <param name="WaitMode">Without effect.</param>
    /// <param name="Alertable">Without effect: nobody alerts a thread here.</param>
    /// <param name="Timeout">The limit in units of 100 ns: negative relative, positive absolute, 0 to poll; NULL for no limit.</param>
    /// <returns>STATUS_SUCCESS, or STATUS_TIMEOUT, which passes NT_SUCCESS.</returns>
    /// <remarks>Maximum IRQL: APC_LEVEL; DISPATCH_LEVEL with a limit of 0.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kewaitforsingleobject"/>
    public static NtStatus KeWaitForSingleObject(KernelWaitable Object, KernelWaitReason WaitReason, ProcessorMode WaitMode, bool Alertable, in LargeInteger? Timeout)
    {
        var waitable = Handles.RequireWdm(Object, nameof(KeWaitForSingleObject), nameof(Object));
        return waitable.Kernel.Wait(waitable, Timeout is { } limit ? new KernelTimeout(limit) : KernelTimeout.Infinite);
    }

    /// <summary>Lets time pass for the calling thread. Maximum IRQL: APC_LEVEL.</summary>
    /// <param name="WaitMode">Without effect.</param>
    /// <param name="Alertable">Without effect.</param>
    /// <param name="Interval">How long in units of 100 ns: negative relative, positive the time at which to go on.</param>
    /// <returns>STATUS_SUCCESS.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kedelayexecutionthread"/>
    public static NtStatus KeDelayExecutionThread(ProcessorMode WaitMode, bool Alertable, in LargeInteger Interval)
    {
        var kernel = Handles.Kernel;
        var ticks = Interval.QuadPart <= 0 ? -Interval.QuadPart : Math.Max(0, Interval.QuadPart - kernel.SystemTime);
        kernel.Sleep(TimeSpan.FromTicks(ticks));
        return NtStatus.Success;
    }

    /// <summary>The simulated system time.</summary>
    /// <param name="CurrentTime">In units of 100 ns since 1 January 1601 UTC.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kequerysystemtime-r1"/>
    public static void KeQuerySystemTime(out LargeInteger CurrentTime) => CurrentTime = Handles.Kernel.SystemTime;

    /// <summary>The simulated system time, precisely.</summary>
    /// <param name="CurrentTime">In units of 100 ns since 1 January 1601 UTC.</param>
    public static void KeQuerySystemTimePrecise(out LargeInteger CurrentTime) => CurrentTime = Handles.Kernel.SystemTime;

    /// <summary>Simulated time since the kernel started; it never jumps.</summary>
    /// <returns>In units of 100 ns.</returns>
    public static ulong KeQueryInterruptTime() => (ulong)Handles.Kernel.Elapsed.Ticks;

    /// <summary>Ticks of a clock of 10 MHz since the kernel started.</summary>
    /// <param name="PerformanceFrequency">Ticks a second.</param>
    /// <returns>The ticks.</returns>
    public static LargeInteger KeQueryPerformanceCounter(out LargeInteger PerformanceFrequency)
    {
        PerformanceFrequency = TimeSpan.TicksPerSecond;
        return Handles.Kernel.Elapsed.Ticks;
    }

    /// <inheritdoc cref="KeQueryPerformanceCounter(out LargeInteger)"/>
    public static LargeInteger KeQueryPerformanceCounter(NullPointer PerformanceFrequency) => Handles.Kernel.Elapsed.Ticks;

    /// <summary>Clock ticks since the kernel started.</summary>
    /// <param name="CurrentCount">The ticks, of <see cref="KeQueryTimeIncrement"/> each.</param>
    public static void KeQueryTickCount(out LargeInteger CurrentCount) => CurrentCount = Handles.Kernel.Elapsed.Ticks / KeQueryTimeIncrement();

    /// <summary>Length of a clock tick.</summary>
    /// <returns>15.625 ms, in units of 100 ns.</returns>
    public static uint KeQueryTimeIncrement() => 156_250;
}
