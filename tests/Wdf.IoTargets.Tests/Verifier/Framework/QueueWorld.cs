using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>A device with an application above it, and what drivers with queues need most.</summary>
internal sealed class QueueWorld : IDisposable
{
    private readonly Bed _bed;
    private readonly OpenedDevice _opened;

    public QueueWorld(QueueRuleCase? driver = null, SimulatedKernelOptions? options = null)
    {
        _bed = new Bed(options, configure: init =>
        {
            if (driver?.IsFilter == true)
            {
                init.SetFilter();
            }

            if (driver?.HasInCallerContext == true)
            {
                init.EvtIoInCallerContext = (_, request) => InCallerContext(request);
            }
        });
        _opened = new OpenedDevice(_bed);
    }

    public Bed Bed => _bed;

    public SimulatedKernel Kernel => _bed.Kernel;

    public WdfDevice Device => _bed.Device;

    public ApplicationFile File => _opened.File;

    /// <summary>What EvtIoInCallerContext does.</summary>
    public Action<WdfRequest> InCallerContext { get; set; } = _ => { };

    public void Run(Action<QueueWorld> driver) => _bed.Run(() =>
    {
        driver(this);
        _opened.Close();
    });

    public WdfIoQueue Default(EvtWdfIoQueueIoDefault handler, WdfIoQueueDispatchType type = WdfIoQueueDispatchType.Parallel) =>
        Device.CreateQueue(new WdfIoQueueConfig(type, isDefault: true) { EvtIoDefault = handler });

    public WdfIoQueue Manual(bool isDefault = false) => Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault));

    public WdfIoQueue Parallel() => Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel) { EvtIoDefault = (_, request) => request.Complete(NtStatus.Success) });

    public IoOperation Send() => File.StartDeviceIoControl(Bed.Ioctl);

    /// <summary>Lets a handler have one request.</summary>
    public void Present(Action<WdfRequest> handler)
    {
        Default((_, request) => handler(request));
        Send();
    }

    /// <summary>A request that the driver owns, of a manual default queue.</summary>
    public WdfRequest Retrieved(WdfIoQueue manual)
    {
        Send();
        return Next(manual);
    }

    public static WdfRequest Next(WdfIoQueue queue)
    {
        queue.RetrieveNextRequest(out var request).Should().Be(NtStatus.Success);
        return request!;
    }

    public static WdfRequest Found(WdfIoQueue queue, WdfRequest? behind = null)
    {
        queue.FindRequest(behind, null, out var request).Should().Be(NtStatus.Success);
        return request!;
    }

    public void Dispose()
    {
        _opened.Dispose();
        _bed.Dispose();
    }
}
