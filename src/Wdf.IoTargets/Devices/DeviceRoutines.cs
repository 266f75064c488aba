namespace Wdf.IoTargets;

/// <summary>Making devices.</summary>
public static class DeviceRoutines
{
    extension(WdfDevice device)
    {
        /// <summary>
        /// Makes a device (WdfDeviceCreate): it is attached on top of the stack, and its default I/O target can be used at once. Maximum IRQL: PASSIVE_LEVEL.
        /// </summary>
        /// <param name="deviceInit">What the device will be; taken, and of no use afterwards.</param>
        /// <param name="attributes">Callbacks and context; null for the defaults. No parent.</param>
        /// <param name="result">The device.</param>
        /// <returns>
        /// Success; STATUS_INVALID_DEVICE_REQUEST above PASSIVE_LEVEL (verifier); the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES;
        /// STATUS_OBJECT_NAME_COLLISION when the name is taken.
        /// </returns>
        /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdevice/nf-wdfdevice-wdfdevicecreate"/>
        [Ddi("WdfDeviceCreate")]
        public static NtStatus Create(WdfDeviceInit deviceInit, in WdfObjectAttributes? attributes, out WdfDevice? result)
        {
            ArgumentNullException.ThrowIfNull(deviceInit);
            result = null;
            var driver = deviceInit.Driver;
            var kernel = driver.Kernel;
            kernel.EnterDdi(DdiName.WdfDeviceCreate, driver);
            if (!IrqlRule.Check(kernel, Irql.Passive, "WdfDeviceCreate"))
            {
                return NtStatus.InvalidDeviceRequest;
            }

            if (deviceInit.IsUsed)
            {
                throw new InvalidOperationException("The WDFDEVICE_INIT was taken by an earlier WdfDeviceCreate. Each device needs its own.");
            }

            var status = new AttributeRules(ParentRule.Forbidden, LevelSettable: true, ScopeSettable: true).Check(attributes);
            if (!status.IsSuccess)
            {
                return status;
            }

            if (!kernel.CanAllocate(AllocationSite.Object))
            {
                return NtStatus.InsufficientResources;
            }

            if (deviceInit.DeviceName is { } name && kernel.Find(name, out var rest) is not null && rest.Length == 0)
            {
                return NtStatus.ObjectNameCollision;
            }

            var made = Attach(deviceInit);
            made.SetConstraints(attributes);
            status = made.Commit(attributes, driver);
            if (!status.IsSuccess)
            {
                made.DeviceObject.Unlink();
                made.DeviceObject.Delete();
                return status;
            }

            made.Rooms.Dispatcher = new IoPackage(made, deviceInit.EvtIoInCallerContext);
            if (made.AttachedDevice is { } below)
            {
                made.Rooms.DefaultTarget = LocalIoTarget.Create(made, below);
            }

            if (deviceInit.AllowsSelfIoTarget)
            {
                made.Rooms.SelfTarget = SelfIoTarget.Create(made);
            }

            deviceInit.IsUsed = true;
            deviceInit.Device = made;
            result = made;
            return NtStatus.Success;
        }

        /// <summary>
        /// Plays the PnP manager that removes the device: its queues are purged, with EvtIoStop for each request that the driver owns, and it is waited until the driver owns none;
        /// its targets, queues and other children are disposed (a target cancels what it has sent and waits for it, a worker what was deferred), then its cleanup callback runs, the remove request goes down the stack, and the device leaves it. PASSIVE_LEVEL.
        /// </summary>
        public void Remove()
        {
            device.Enter(DdiName.WdfDeviceCreate);
            var below = device.AttachedDevice;
            device.PurgeQueuesForRemoval();
            device.DisposeEarly();
            device.ReleaseChildren();
            device.DisposeList.WaitUntilEmpty();
            if (below is not null)
            {
                IoManager.SendRemove(below);
            }

            device.DeviceObject.Unlink();
            device.DeviceObject.Delete();
            device.DeleteByFramework();
        }

        /// <summary>Makes the device's default queue, parallel, with one callback for everything: what a test needs most.</summary>
        /// <param name="evtIoDefault">Takes every request.</param>
        /// <returns>The queue.</returns>
        public WdfIoQueue CreateDefaultQueue(EvtWdfIoQueueIoDefault evtIoDefault) =>
            device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault: true) { EvtIoDefault = evtIoDefault });

        /// <summary>Makes a queue.</summary>
        /// <param name="config">Dispatch type and callbacks.</param>
        /// <returns>The queue.</returns>
        public WdfIoQueue CreateQueue(in WdfIoQueueConfig config) =>
            WdfIoQueue.Create(device, config, attributes: null, out var queue) is var status && status.IsSuccess
                ? queue!
                : throw new InvalidOperationException($"WdfIoQueueCreate failed with {status.ToName()}.");
    }

    private static WdfDevice Attach(WdfDeviceInit init)
    {
        var wdm = new DeviceObject(init.Driver.DriverObject, init.DeviceName, init.DeviceType);
        if (init.PhysicalDevice is { } physicalDevice)
        {
            var below = wdm.AttachTo(physicalDevice);
            wdm.PhysicalDevice = physicalDevice.PhysicalDevice ?? physicalDevice;
            if (init.IsFilter)
            {
                // A filter looks like the device below.
                wdm.Flags = below.Flags & (DeviceFlags.BufferedIo | DeviceFlags.DirectIo | DeviceFlags.PowerPagable);
                wdm.DeviceType = below.DeviceType;
            }
        }

        if (!init.IsFilter)
        {
            wdm.Flags = init.IoType switch
            {
                WdfDeviceIoType.Buffered => DeviceFlags.BufferedIo,
                WdfDeviceIoType.Direct => DeviceFlags.DirectIo,
                _ => 0,
            };
        }

        return new WdfDevice(init.Driver, wdm) { IsFilter = init.IsFilter };
    }
}
