namespace Wdf.IoTargets;

/// <summary>Making drivers, and giving them devices.</summary>
public static class DriverRoutines
{
    extension(WdfDriver driver)
    {
        /// <summary>Makes the framework's driver object (WdfDriverCreate). Maximum IRQL: PASSIVE_LEVEL.</summary>
        /// <param name="driverObject">The driver as the I/O manager knows it.</param>
        /// <param name="attributes">Callbacks and context; null for the defaults. No parent.</param>
        /// <param name="config">EvtDriverDeviceAdd and more.</param>
        /// <param name="minorVersion">The framework version that the driver is built for, 1.9 to 1.33; behaviour depends on it.</param>
        /// <param name="result">The driver.</param>
        /// <returns>Success; STATUS_INFO_LENGTH_MISMATCH for a wrong Size; the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES.</returns>
        /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdriver/nf-wdfdriver-wdfdrivercreate"/>
        [Ddi("WdfDriverCreate")]
        public static NtStatus Create(DriverObject driverObject, in WdfObjectAttributes? attributes, in WdfDriverConfig config, int minorVersion, out WdfDriver? result)
        {
            ArgumentNullException.ThrowIfNull(driverObject);
            result = null;
            var kernel = driverObject.Kernel;
            kernel.EnterDdi(DdiName.WdfDriverCreate, driverObject);
            if (config.Size != WdfDriverConfig.StructureSize)
            {
                return NtStatus.InfoLengthMismatch;
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

            var made = new WdfDriver(kernel, driverObject, minorVersion) { EvtDriverUnload = config.EvtDriverUnload };
            status = made.Commit(attributes, defaultParent: null);
            if (!status.IsSuccess)
            {
                return status;
            }

            driverObject.SetAll(DeviceDispatch.Routine);
            var evt = config.EvtDriverDeviceAdd;
            driverObject.AddDevice = (_, physicalDevice) => made.AddDevice(physicalDevice, evt, out var _);
            result = made;
            return NtStatus.Success;
        }

        /// <summary>The driver whose code runs now (WdfGetDriver); the first driver made when it is the test's own. Any IRQL.</summary>
        /// <exception cref="InvalidOperationException">No kernel runs on this thread, or it has no driver yet.</exception>
        [Ddi("WdfGetDriver")]
        public static WdfDriver Current =>
            SimulatedKernel.Current.CurrentDriver as WdfDriver
            ?? throw new InvalidOperationException("The kernel has no framework driver yet. Make one with WdfDriver.Create (WdfDriverCreate).");

        /// <summary>Makes a driver in a kernel, with the defaults.</summary>
        /// <param name="kernel">The kernel.</param>
        /// <param name="evtDriverDeviceAdd">Called for each device; null when the test makes devices itself.</param>
        /// <param name="name">The driver's name.</param>
        /// <param name="minorVersion">The framework version that the driver is built for, 1.9 to 1.33.</param>
        /// <returns>The driver.</returns>
        public static WdfDriver Create(SimulatedKernel kernel, EvtWdfDriverDeviceAdd? evtDriverDeviceAdd = null, string? name = null, int minorVersion = WdfDriver.LatestMinorVersion)
        {
            ArgumentNullException.ThrowIfNull(kernel);
            var driverObject = new DriverObject(kernel, name) { FrameworkMinorVersion = minorVersion };
            var status = WdfDriver.Create(driverObject, attributes: null, new WdfDriverConfig(evtDriverDeviceAdd), minorVersion, out var result);
            return status.IsSuccess ? result! : throw new InvalidOperationException($"WdfDriverCreate failed with {status.ToName()}.");
        }

        /// <summary>Plays the PnP manager: gives the driver a device, so that EvtDriverDeviceAdd is called.</summary>
        /// <param name="lowerDevice">Any device of the stack that the driver's device joins.</param>
        /// <returns>What EvtDriverDeviceAdd returned; STATUS_INVALID_DEVICE_REQUEST when the driver has none.</returns>
        public NtStatus AddDevice(DeviceObject lowerDevice)
        {
            ArgumentNullException.ThrowIfNull(lowerDevice);
            return driver.DriverObject.AddDevice is { } add ? add(driver.DriverObject, lowerDevice) : NtStatus.InvalidDeviceRequest;
        }

        /// <summary>Begins a device on top of a stack, for <c>WdfDevice.Create</c>; what the PnP manager's call of EvtDriverDeviceAdd gives a driver.</summary>
        /// <param name="lowerDevice">Any device of the stack; null for a device of its own.</param>
        /// <returns>What the device will be.</returns>
        public WdfDeviceInit AllocateDeviceInit(DeviceObject? lowerDevice = null) => new(driver, lowerDevice);

        /// <summary>Makes a device on top of a stack, with the defaults: what a test of a target needs.</summary>
        /// <param name="lowerDevice">Any device of the stack; null for a device of its own, without a default target.</param>
        /// <param name="configure">Sets what the device will be, such as a filter.</param>
        /// <returns>The device.</returns>
        public WdfDevice CreateDevice(DeviceObject? lowerDevice = null, Action<WdfDeviceInit>? configure = null)
        {
            var init = new WdfDeviceInit(driver, lowerDevice);
            configure?.Invoke(init);
            var status = WdfDevice.Create(init, attributes: null, out var device);
            return status.IsSuccess ? device! : throw new InvalidOperationException($"WdfDeviceCreate failed with {status.ToName()}.");
        }

        /// <summary>
        /// Plays the I/O manager that unloads the driver: EvtDriverUnload runs, then everything that the driver made and has not deleted goes. PASSIVE_LEVEL.
        /// Remove its devices first.
        /// </summary>
        public void Unload()
        {
            driver.Enter(DdiName.None);
            if (driver.EvtDriverUnload is { } evt)
            {
                var code = DriverScope.Enter(driver.Kernel, driver, CallbackKind.EvtDriverUnload, driver);
                try
                {
                    evt(driver);
                    code.Returned();
                }
                catch (Exception e) when (driver.Kernel.KeepCallbackFailure(e, "EvtDriverUnload", driver))
                {
                    // Kept for the report; the driver goes all the same.
                }
                finally
                {
                    code.Leave();
                }
            }

            driver.DeleteByFramework();
            driver.DisposeList.WaitUntilEmpty();
            driver.ReportLeftObjects();
        }

        /// <summary>Makes a request, with the defaults.</summary>
        /// <param name="target">Sizes its IRP; null for none yet.</param>
        /// <returns>The request.</returns>
        public WdfRequest CreateRequest(WdfIoTarget? target = null) =>
            WdfRequest.Create(driver, attributes: null, target, out var request) is var status && status.IsSuccess
                ? request!
                : throw new InvalidOperationException($"WdfRequestCreate failed with {status.ToName()}.");

        /// <summary>Makes a memory object with a buffer of its own, with the defaults.</summary>
        /// <param name="size">Bytes; not 0.</param>
        /// <returns>The memory object.</returns>
        public WdfMemory CreateMemory(int size) =>
            WdfMemory.Create(driver, attributes: null, PoolType.NonPagedPoolNx, 0, (nuint)size, out var memory, out _) is var status && status.IsSuccess
                ? memory!
                : throw new InvalidOperationException($"WdfMemoryCreate failed with {status.ToName()}.");

        private NtStatus AddDevice(DeviceObject physicalDevice, EvtWdfDriverDeviceAdd? evt, out WdfDevice? device)
        {
            device = null;
            if (evt is null)
            {
                return NtStatus.InvalidDeviceRequest;
            }

            var init = new WdfDeviceInit(driver, physicalDevice);
            var code = DriverScope.Enter(driver.Kernel, driver, CallbackKind.EvtDriverDeviceAdd, driver, physicalDevice);
            try
            {
                var status = evt(driver, init);
                device = init.Device;
                code.Returned();
                return status;
            }
            catch (Exception e) when (driver.Kernel.KeepCallbackFailure(e, "EvtDriverDeviceAdd", driver))
            {
                return NtStatus.Unsuccessful;
            }
            finally
            {
                code.Leave();
            }
        }
    }
}
