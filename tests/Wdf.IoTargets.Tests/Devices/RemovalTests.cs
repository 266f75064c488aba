namespace Wdf.IoTargets.Tests.Devices;

/// <summary>The test plays the PnP manager and the I/O manager: removing a device, unloading a driver.</summary>
public sealed class RemovalTests
{
    [Fact]
    public void Removing_a_device_cancels_what_its_target_has_sent_and_waits_for_it()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var lower = new ScriptedDriver(kernel);
            lower.On(MajorFunction.DeviceControl).Pend();
            var driver = WdfDriver.Create(kernel);
            var device = driver.CreateDevice(lower.Device);
            var target = device.IoTarget!;
            var request = driver.CreateRequest(target);
            var outcome = NtStatus.Pending;
            target.FormatRequestForIoctl(request, 0x222000, null, null, null, null);
            request.SetCompletionRoutine((WdfRequest r, WdfIoTarget t, in WdfRequestCompletionParams p, object? c) => outcome = p.IoStatus.Status);
            request.Send(target);

            device.Remove();

            outcome.Should().Be(NtStatus.Cancelled);
            target.State.Should().Be(WdfIoTargetState.Deleted);
            target.IsDestroyed.Should().BeTrue();
            lower.Device.AttachedDevice.Should().BeNull();
        });
    }

    [Fact]
    public void A_removed_device_is_cleaned_up_after_its_children()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var order = new List<string>();
            var driver = WdfDriver.Create(kernel);
            var device = driver.CreateDevice(new ScriptedDriver(kernel).Device);
            var attributes = new WdfObjectAttributes { ParentObject = device, EvtCleanupCallback = _ => order.Add("child cleanup"), EvtDestroyCallback = _ => order.Add("child destroy") };
            WdfObject.Create(driver, attributes, out var child);

            device.Remove();

            order.Should().Equal("child cleanup", "child destroy");
            child!.IsDestroyed.Should().BeTrue();
            device.IsDestroyed.Should().BeTrue();
        });
    }

    [Fact]
    public void Unloading_a_driver_calls_its_callback_and_deletes_what_it_left()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var order = new List<string>();
            var config = new WdfDriverConfig(null) { EvtDriverUnload = _ => order.Add("unload") };
            WdfDriver.Create(new DriverObject(kernel), null, config, WdfDriver.LatestMinorVersion, out var driver).Should().Be(NtStatus.Success);
            var attributes = new WdfObjectAttributes { EvtCleanupCallback = _ => order.Add("memory cleanup") };
            WdfMemory.Create(driver!, attributes, PoolType.NonPagedPoolNx, 0, 4, out _, out _);

            driver!.Unload();

            order.Should().Equal("unload", "memory cleanup");
            driver!.IsDestroyed.Should().BeTrue();
        });
    }
}
