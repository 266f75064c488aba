namespace Wdf.IoTargets;

/// <content>What a driver configures, and what it enqueues itself.</content>
internal sealed partial class IoPackage
{
    /// <summary>Sends a type of requests to a queue of its own.</summary>
    public NtStatus Configure(WdfIoQueue queue, WdfRequestType type)
    {
        if (type is not (WdfRequestType.Create or WdfRequestType.Read or WdfRequestType.Write or WdfRequestType.DeviceControl or WdfRequestType.DeviceControlInternal))
        {
            return NtStatus.InvalidParameter;
        }

        if (!ReferenceEquals(queue.Device, device))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (!queue.Takes((MajorFunction)type))
        {
            device.Kernel.Break("FxPkgIoConfigureForwarding-NoHandler", $"{queue.Name} has no callback for requests of type {type}.", "Give the queue that callback or EvtIoDefault, or make it manual.", queue);
            return NtStatus.InvalidDeviceRequest;
        }

        return type == WdfRequestType.Create ? ConfigureCreate(queue) : ConfigureIo(queue, type);
    }

    /// <summary>Puts a request that EvtIoInCallerContext was given on its way to a queue.</summary>
    public NtStatus Enqueue(WdfRequest request)
    {
        var kernel = device.Kernel;
        if (kernel.FrameworkVerifierOn && !request.MayBeEnqueued())
        {
            return NtStatus.InvalidDeviceRequest;
        }

        var major = request.RequireIrp(DdiName.WdfDeviceEnqueueRequest).GetCurrentIrpStackLocation().MajorFunction;
        var queue = request.ChosenQueue as WdfIoQueue ?? QueueOf(major);
        if (PassesDown(queue, major))
        {
            return PassOn(request);
        }

        if (queue is null)
        {
            kernel.Break("FxPkgIoEnqueueRequest-NoQueue", $"{request.Name} was enqueued, but {device.Name} has no queue for {major}.", "Make a default queue, or complete the request.", request);
            return NtStatus.InvalidDeviceRequest;
        }

        // Before the queue has it: it may present it at once.
        request.IsInCallerContext = false;
        var status = queue.TakeEnqueued(request);
        request.IsInCallerContext |= !status.IsSuccess;
        return status;
    }

    private NtStatus ConfigureIo(WdfIoQueue queue, WdfRequestType type)
    {
        if (ReferenceEquals(queue, DefaultQueue))
        {
            device.Kernel.Break("FxPkgIoConfigureForwarding-DefaultQueue", $"{queue.Name} is the default queue of {device.Name}, and cannot be configured for {type}.", "Configure a second queue; the default queue gets what is configured for none.", queue);
            return NtStatus.InvalidDeviceRequest;
        }

        lock (_lock)
        {
            if (_configured.TryAdd((MajorFunction)type, queue))
            {
                queue.IsConfigured = true;
                return NtStatus.Success;
            }
        }

        device.Kernel.Break("FxPkgIoConfigureForwarding-AlreadyConfigured", $"Requests of type {type} go to another queue of {device.Name} already.", "Configure each type once.", queue);
        return NtStatus.WdfBusy;
    }

    private NtStatus ConfigureCreate(WdfIoQueue queue)
    {
        lock (_lock)
        {
            if (CreateQueue is null)
            {
                CreateQueue = queue;
                return NtStatus.Success;
            }
        }

        device.Kernel.Break("FxPkgGeneralConfigureForwarding-AlreadyConfigured", $"Creates go to another queue of {device.Name} already.", "Configure each type once.", queue);
        return NtStatus.InvalidParameter;
    }

    private NtStatus PassOn(WdfRequest request)
    {
        if (request.Format is not null)
        {
            device.Kernel.Break("FxPkgIoEnqueueRequest-FilterWithContext", $"{request.Name} was formatted, and then enqueued on a filter that has no queue for it: what it was formatted with would be lost.", "Enqueue it unformatted, or send it.", request);
            return NtStatus.InvalidDeviceRequest;
        }

        request.PassDown(device.AttachedDevice!);
        return NtStatus.Success;
    }

    private void CallInCallerContext(WdfRequest request)
    {
        device.Kernel.Step(KernelStep.RequestPresented, request, device);
        var code = DriverScope.Enter(device.Kernel, device.Driver, CallbackKind.EvtIoInCallerContext, request, device);
        try
        {
            evtIoInCallerContext!(device, request);
            code.Returned();
        }
        catch (Exception e) when (device.Kernel.KeepCallbackFailure(e, "EvtIoInCallerContext", request))
        {
            // Kept for the report; the request stays with the driver.
        }
        finally
        {
            code.Leave();
        }
    }
}
