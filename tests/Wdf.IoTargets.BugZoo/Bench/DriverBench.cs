namespace Wdf.IoTargets.BugZoo;

/// <summary>A driver with one device and its default target, on a lower device of the scenario's choice.</summary>
internal sealed class DriverBench
{
    public const string DeviceName = @"\Device\Zoo";
    public const uint Ioctl = 0x00222004;

    public DriverBench(SimulatedKernel kernel, DeviceObject? lower = null)
    {
        Kernel = kernel;
        Lower = new ScriptedDriver(kernel, lower is null ? new LowerDriverOptions { ObjectName = DeviceName } : null) { CompleteInline = false };
        Driver = WdfDriver.Create(kernel, name: "driver");
        Device = Driver.CreateDevice(lower ?? Lower.Device);
        Target = Device.IoTarget!;
    }

    public SimulatedKernel Kernel { get; }

    /// <summary>The lower device, unless the scenario has its own. It completes from a DPC.</summary>
    public ScriptedDriver Lower { get; }

    public WdfDriver Driver { get; }

    public WdfDevice Device { get; }

    public WdfIoTarget Target { get; }

    /// <summary>A new request, formatted as a device control.</summary>
    public WdfRequest NewRequest(EvtWdfRequestCompletionRoutine? routine = null)
    {
        var request = Driver.CreateRequest(Target);
        Format(request, routine);
        return request;
    }

    /// <summary>A new request on its way.</summary>
    public WdfRequest Send(EvtWdfRequestCompletionRoutine? routine = null)
    {
        var request = NewRequest(routine);
        Require(request.Send(Target), "the request was not sent");
        return request;
    }

    public void Format(WdfRequest request, EvtWdfRequestCompletionRoutine? routine = null)
    {
        var status = Target.FormatRequestForIoctl(request, Ioctl, null, null, null, null);
        Require(status.IsSuccess, "the request was not formatted");
        request.SetCompletionRoutine(routine ?? NothingToDo);
    }

    private static void NothingToDo(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams completionParams, object? context)
    {
    }

    /// <summary>Opens the device as an application does.</summary>
    public ApplicationFile Open() => new Application(Kernel).Open(DeviceName);

    public KernelEvent NewEvent(string name, KernelEventType type = KernelEventType.Notification, bool signaled = false) => new(Kernel, type, signaled, name);

    public void Wait(KernelEvent e) => Kernel.Wait(e, KernelTimeout.Infinite);

    /// <summary>Runs code under a spin lock.</summary>
    public static T Under<T>(KernelSpinLock guard, Func<T> code)
    {
        var old = guard.Acquire();
        var result = code();
        guard.Release(old);
        return result;
    }

    public static void Under(KernelSpinLock guard, Action code)
    {
        var old = guard.Acquire();
        code();
        guard.Release(old);
    }

    public static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ScenarioFailedException(otherwise);
        }
    }
}
