namespace Wdf.IoTargets.Tests.Verifier;

/// <content>Requests that an application sends and that a queue presents.</content>
internal sealed partial class RuleWorld
{
    private ApplicationFile? _file;

    /// <summary>A time-out for synchronous sends.</summary>
    public static WdfRequestSendOptions TwoSeconds { get; } = WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(2));

    /// <summary>The kinds of requests that queues present, and the ends of the names of rules for them.</summary>
    public static IReadOnlyList<(string Name, MajorFunction Major)> Kinds { get; } =
    [
        ("Read", MajorFunction.Read),
        ("Write", MajorFunction.Write),
        ("Ioctl", MajorFunction.DeviceControl),
        ("IntIoctl", MajorFunction.InternalDeviceControl),
    ];

    /// <summary>What the driver does with a request.</summary>
    public Action<WdfRequest> Handler { get; set; } = static request => request.Complete(NtStatus.Success);

    /// <summary>The queue that requests come through; made with a callback for each kind unless the case made one.</summary>
    public WdfIoQueue Queue
    {
        get => field ??= QueueFor();
        set;
    }

    /// <summary>A case whose driver gets one request, which it must complete in the end.</summary>
    /// <param name="major">What the application asks for.</param>
    /// <param name="driver">What the driver does.</param>
    /// <param name="configure">Sets up the device.</param>
    public static Action<SimulatedKernel> Presenting(MajorFunction major, Action<RuleWorld, WdfRequest> driver, Action<WdfDeviceInit>? configure = null) => kernel =>
    {
        var world = new RuleWorld(kernel, configure);
        world.Start(major, request => driver(world, request)).Wait();
        world.Close();
    };

    /// <summary>A case with a world of its own; its application's file is closed in the end.</summary>
    public static Action<SimulatedKernel> With(Action<RuleWorld> body) => kernel =>
    {
        var world = new RuleWorld(kernel);
        body(world);
        world.Close();
    };

    /// <summary>Runs a body under all rules, and gives the ids of those that it breaks.</summary>
    public static IReadOnlyList<string> Broken(Action<SimulatedKernel> body, VerifierOptions? verifier = null)
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Verifier = verifier ?? VerifierOptions.All });
        var thrown = Record.Exception(() => kernel.Run(() => body(kernel)));
        if (thrown is not null and not WdfViolationException)
        {
            throw new InvalidOperationException($"The driver of the case fails by itself: {thrown.Message}", thrown);
        }

        return [.. kernel.Violations.Select(v => v.Rule)];
    }

    /// <summary>A queue with a callback for each kind.</summary>
    public WdfIoQueue QueueFor(WdfSynchronizationScope scope = WdfSynchronizationScope.InheritFromParent, WdfIoQueueDispatchType dispatch = WdfIoQueueDispatchType.Parallel)
    {
        var config = new WdfIoQueueConfig(dispatch, isDefault: true)
        {
            EvtIoRead = (_, request, _) => Handler(request),
            EvtIoWrite = (_, request, _) => Handler(request),
            EvtIoDeviceControl = (_, request, _, _, _) => Handler(request),
            EvtIoInternalDeviceControl = (_, request, _, _, _) => Handler(request),
        };
        return Made(config, scope);
    }

    /// <summary>A default queue whose only callback takes every kind.</summary>
    public WdfIoQueue QueueForAll() => Made(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault: true) { EvtIoDefault = (world, request) => Handler(request) });

    /// <summary>A queue that keeps its requests until the driver asks for them.</summary>
    public WdfIoQueue ManualQueue() => Made(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual));

    /// <summary>The application asks; the driver gets the request.</summary>
    public IoOperation Start(MajorFunction major, Action<WdfRequest>? handler = null)
    {
        Handler = handler ?? Handler;
        _ = Queue;
        _file ??= new Application(Kernel, ProcessorMode.KernelMode).Open(DeviceName);
        return major switch
        {
            MajorFunction.Read => _file.StartRead(new byte[8]),
            MajorFunction.Write => _file.StartWrite(new byte[8]),
            MajorFunction.DeviceControl => _file.StartDeviceIoControl(Ioctl, new byte[8], new byte[8]),
            _ => _file.StartInternalDeviceIoControl(Ioctl, new byte[8], new byte[8]),
        };
    }

    /// <summary>The application asks, and the driver keeps the request for the case to go on with.</summary>
    public WdfRequest Presented(MajorFunction major, out IoOperation operation)
    {
        WdfRequest? kept = null;
        operation = Start(major, request => kept = request);
        return kept!;
    }

    /// <summary>A routine that deletes the request.</summary>
    public static void Deletes(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams parameters, object? context) => request.Delete();

    /// <summary>Formats a request as a device control without buffers, with a routine.</summary>
    public void Format(WdfRequest request, Action<WdfRequest> routine)
    {
        Target.FormatRequestForIoctl(request, Ioctl, null, null, null, null).Should().Be(NtStatus.Success);
        request.SetCompletionRoutine((sent, _, in _, _) => routine(sent));
    }

    /// <summary>A timer of the driver's.</summary>
    public WdfTimer Timer(Action callback)
    {
        WdfTimer.Create(new WdfTimerConfig(_ => callback()), new WdfObjectAttributes { ParentObject = Device }, out var timer).Should().Be(NtStatus.Success);
        return timer!;
    }

    /// <summary>A work item of the driver's.</summary>
    public WdfWorkItem WorkItem(Action callback)
    {
        WdfWorkItem.Create(new WdfWorkItemConfig(_ => callback()), new WdfObjectAttributes { ParentObject = Device }, out var item).Should().Be(NtStatus.Success);
        return item!;
    }

    /// <summary>The application closes the device.</summary>
    public void Close() => _file?.Close();

    private WdfIoQueue Made(in WdfIoQueueConfig config, WdfSynchronizationScope scope = WdfSynchronizationScope.InheritFromParent)
    {
        WdfIoQueue.Create(Device, config, new WdfObjectAttributes { SynchronizationScope = scope }, out var queue).Should().Be(NtStatus.Success);
        return queue!;
    }
}
