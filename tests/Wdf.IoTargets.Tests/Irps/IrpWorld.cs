namespace Wdf.IoTargets.Tests.Irps;

/// <summary>A kernel with small hand-written drivers in it.</summary>
internal sealed class IrpWorld(SimulatedKernelOptions? options = null) : IDisposable
{
    /// <summary>Without the rules that have better names: for tests of what the I/O manager does about a mistake by itself.</summary>
    public static SimulatedKernelOptions Unruled => new() { Verifier = VerifierOptions.KmdfVerifier };

    public SimulatedKernel Kernel { get; } = new(options);

    public List<string> Log { get; } = [];

    /// <summary>A device at the bottom of a new stack.</summary>
    public DeviceObject Device(string name, DriverDispatch dispatch, DeviceFlags flags = default)
    {
        var device = new DeviceObject(new DriverObject(Kernel, $"driver of {name}")) { Name = name, Flags = flags };
        device.DriverObject.SetAll(dispatch);
        return device;
    }

    /// <summary>A device on top of another one.</summary>
    public DeviceObject Above(DeviceObject below, string name, DriverDispatch dispatch)
    {
        var device = Device(name, dispatch);
        device.AttachTo(below);
        return device;
    }

    public KernelEvent Event(string name = "done") => new(Kernel, KernelEventType.Notification, name: name);

    public Irp Allocate(int stackSize, MajorFunction major = MajorFunction.Read)
    {
        var irp = IoManager.AllocateIrp(Kernel, stackSize)!;
        irp.GetNextIrpStackLocation().MajorFunction = major;
        return irp;
    }

    /// <summary>A routine of a creator: writes down that it ran and keeps the IRP.</summary>
    public IoCompletionRoutine Keep(string name) => (device, irp, _) =>
    {
        Log.Add($"{name} {device?.Name ?? "null"} {irp.IoStatus.Status.ToName()}");
        return NtStatus.MoreProcessingRequired;
    };

    public void Run(Action body) => Kernel.Run(body);

    public WdfViolation ViolationOf(Action body)
    {
        try
        {
            Kernel.Run(body);
        }
        catch (WdfViolationException e)
        {
            return e.Violation;
        }

        throw new InvalidOperationException("The run broke no rule.");
    }

    public static NtStatus Complete(Irp irp, NtStatus status, ulong information = 0)
    {
        irp.IoStatus = new IoStatusBlock { Status = status, Information = information };
        IoManager.CompleteRequest(irp);
        return status;
    }

    /// <summary>A dispatch routine that completes inline.</summary>
    public static DriverDispatch Inline(NtStatus status, ulong information = 0) => (_, irp) => Complete(irp, status, information);

    /// <summary>A dispatch routine that marks pending and completes from a unit.</summary>
    public static DriverDispatch Pended(NtStatus status, ulong information = 0) => (device, irp) =>
    {
        irp.MarkIrpPending();
        device.Kernel.Post($"completion by {device.Name}", () => Complete(irp, status, information), irp);
        return NtStatus.Pending;
    };

    public void Dispose() => Kernel.Dispose();
}
