using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>A driver with a device, its queue, its target, and an application above it: what the drivers of the rules need.</summary>
internal sealed class RuleWorld : IDisposable
{
    private readonly OpenedDevice _opened;
    private RemoteBed? _remote;

    public RuleWorld(RuleCase rule, SimulatedKernelOptions options)
    {
        Bed = new Bed(rule.Options(options), minorVersion: rule.MinorVersion, configure: init =>
        {
            init.IoType = rule.IoType;
            init.AllowsSelfIoTarget = rule.HasSelfTarget;
            if (rule.InCallerContext is { } look)
            {
                init.EvtIoInCallerContext = (device, request) =>
                {
                    look(this, request);
                    device.EnqueueRequest(request).Should().Be(NtStatus.Success);
                };
            }
        });
        Queue = Bed.Device.CreateDefaultQueue((_, request) => Handler(request));
        _opened = new OpenedDevice(Bed, rule.Mode);
    }

    public Bed Bed { get; }

    public SimulatedKernel Kernel => Bed.Kernel;

    public WdfDriver Driver => Bed.Driver;

    public WdfDevice Device => Bed.Device;

    public WdfIoTarget Target => Bed.Target;

    public LowerDevice Lower => Bed.Lower;

    public WdfIoQueue Queue { get; }

    public ApplicationFile File => _opened.File;

    /// <summary>A remote target, not opened.</summary>
    public RemoteBed Remote => _remote ??= new RemoteBed(Bed, open: false);

    /// <summary>What the call in question returned.</summary>
    public object? Answer { get; set; }

    /// <summary>What the driver does with the requests that reach it.</summary>
    public Action<WdfRequest> Handler { get; set; } = static request => request.Complete(NtStatus.Success);

    /// <summary>The remote target, opened.</summary>
    public WdfIoTarget OpenedRemote()
    {
        Remote.Target.Open(RemoteBed.DeviceName).Should().Be(NtStatus.Success);
        return Remote.Target;
    }

    /// <summary>What became of a send: "sent", or why not.</summary>
    public static string Outcome(WdfRequest request, WdfIoTarget target, WdfRequestSendOptions? options = null) =>
        request.Send(target, options) ? "sent" : request.Status.ToString();

    /// <summary>A queue that keeps its requests.</summary>
    public WdfIoQueue ManualQueue() => Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual));

    /// <summary>A request that the driver made for its target.</summary>
    public WdfRequest Created() => Driver.CreateRequest(Target);

    /// <summary>A request over an IRP of the driver's own, with a current location unless told otherwise.</summary>
    public WdfRequest FromIrp(int locations = 2, bool hasCurrent = true, MajorFunction? major = null, WdfObject? parent = null)
    {
        var irp = IoManager.AllocateIrp(Kernel, locations)!;
        if (hasCurrent)
        {
            irp.SetNextIrpStackLocation();
        }

        if (major is { } function)
        {
            irp.GetCurrentIrpStackLocation().MajorFunction = function;
        }

        WdfRequest.CreateFromIrp(Driver, new WdfObjectAttributes { ParentObject = parent }, irp, requestFreesIrp: false, out var request).Should().Be(NtStatus.Success);
        return request!;
    }

    /// <summary>Ends a request from <see cref="FromIrp"/>.</summary>
    public static void End(WdfRequest request)
    {
        var irp = request.WdmGetIrp();
        request.Delete();
        if (irp is not null)
        {
            IoManager.FreeIrp(irp);
        }
    }

    /// <summary>The application asks for a device control; the handler has its request. Nobody waits for the end.</summary>
    public IoOperation Control(Action<WdfRequest> handler, uint? code = null, byte[]? input = null, byte[]? output = null)
    {
        Handler = handler;
        return File.StartDeviceIoControl(code ?? Bed.Ioctl, input, output);
    }

    public IoOperation Read(Action<WdfRequest> handler, int length = 4)
    {
        Handler = handler;
        return File.StartRead(new byte[length]);
    }

    public IoOperation Write(Action<WdfRequest> handler, int length = 4)
    {
        Handler = handler;
        return File.StartWrite(new byte[length]);
    }

    /// <summary>Runs code at DISPATCH_LEVEL.</summary>
    public void AtDispatch(Action action) => At(Irql.Dispatch, action);

    public void At(Irql irql, Action action)
    {
        var old = Kernel.RaiseIrql(irql);
        action();
        Kernel.LowerIrql(old);
    }

    /// <summary>Runs the legal driver, and ends what is still open.</summary>
    public void RunLegal(Action<RuleWorld> driver) => Bed.Run(() =>
    {
        driver(this);
        _opened.Close();
    });

    public void Dispose()
    {
        _opened.Dispose();
        Bed.Dispose();
    }
}
