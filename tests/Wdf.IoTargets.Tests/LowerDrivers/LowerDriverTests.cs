namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class LowerDriverTests
{
    private const uint Code = 0x222000;

    [Fact]
    public void Opening_by_name_sends_create_cleanup_and_close_which_succeed()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Echo0" });
            device.CreateSymbolicLink(@"\??\Echo").Should().BeTrue();
            device.CreateSymbolicLink(@"\??\Echo").Should().BeFalse();

            var status = IoManager.CreateFile(kernel, @"\??\Echo", 0, 0, 0, 1, 0, out var handle, out var information);

            status.Should().Be(NtStatus.Success);
            information.Should().Be(1);
            IoManager.CloseFile(handle!);
            device.Seen.Should().BeEmpty();
        });
    }

    [Fact]
    public void A_link_to_a_device_without_a_name_is_refused()
    {
        using var kernel = new SimulatedKernel();
        var device = new ScriptedDriver(kernel);

        device.Invoking(d => d.CreateSymbolicLink(@"\??\X")).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void The_query_for_the_target_device_gives_the_bottom_of_the_stack()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var bottom = new ScriptedDriver(kernel);
            var filter = new FaultFilter(bottom.Device);
            var query = new DeviceRelationsQuery();

            var status = SendPnp(filter, PnpMinorFunction.QueryDeviceRelations, query);

            status.Should().Be(NtStatus.Success);
            query.TargetDevice.Should().BeSameAs(bottom.Device);
            filter.Device.PhysicalDevice.Should().BeSameAs(bottom.Device);
        });
    }

    [Fact]
    public void Another_pnp_request_keeps_the_status_that_it_came_with()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var bottom = new ScriptedDriver(kernel);
            var filter = new FaultFilter(bottom.Device);

            SendPnp(filter, PnpMinorFunction.QueryCapabilities, query: null).Should().Be(NtStatus.NotSupported);
        });
    }

    [Fact]
    public void Removal_completes_what_is_held_and_refuses_what_comes_later()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\D" });
            device.On(MajorFunction.Read).Pend();
            device.On(MajorFunction.Write).Never().IgnoreCancellation();
            device.OnControl(Code).After(TimeSpan.FromHours(1));
            IoManager.CreateFile(kernel, @"\Device\D", 0, 0, 0, 1, 0, out var handle, out _);
            var read = Sent.Read(device, new byte[8]);
            var write = Sent.Write(device, new byte[8]);
            var control = Sent.Control(device, Code);
            device.HeldIrps.Should().HaveCount(3);

            device.Remove();

            device.IsRemoved.Should().BeTrue();
            device.HeldIrps.Should().BeEmpty();
            new[] { read, write, control }.Should().OnlyContain(s => s.IsDone);
            read.Result().Should().Be((NtStatus.DeviceRemoved, 0));
            write.Result().Should().Be((NtStatus.DeviceRemoved, 0));
            control.Result().Should().Be((NtStatus.DeviceRemoved, 0));
            Sent.Read(device, new byte[8]).Returned.Should().Be(NtStatus.DeviceRemoved);
            IoManager.CreateFile(kernel, @"\Device\D", 0, 0, 0, 1, 0, out _, out _).Should().Be(NtStatus.DeviceRemoved);
            IoManager.CloseFile(handle!);
            kernel.Elapsed.Should().BeLessThan(TimeSpan.FromHours(1), "the timer of the delayed request was taken back");
        });
    }

    [Fact]
    public void Removal_has_the_status_that_the_test_chose_and_takes_every_simulated_driver_of_the_stack()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            var slow = new LatencyFilter(device.Device, TimeSpan.FromSeconds(1));
            var kept = Sent.Read(slow, new byte[8]);

            device.Remove(NtStatus.NoSuchDevice);
            device.Remove(NtStatus.DeletePending);

            kept.Result().Should().Be((NtStatus.NoSuchDevice, 0));
            slow.IsRemoved.Should().BeTrue();
            Sent.Read(slow, new byte[8]).Returned.Should().Be(NtStatus.NoSuchDevice);
        });
    }

    [Fact]
    public void Nobody_objects_to_the_removal_of_a_device_that_is_not_open()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);

            device.QueryRemove().Should().Be(NtStatus.Success);
            device.CancelRemove();
            device.IsRemoved.Should().BeFalse();
        });
    }

    [Fact]
    public void A_delegate_can_be_the_dispatch_routine()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new DispatchDriver(kernel, static (_, irp) => DispatchDriver.CompleteIrp(irp, NtStatus.Success, 3));
            var filter = new DispatchDriver(kernel, static (self, irp) => self.PassDownIrp(irp), new LowerDriverOptions { AttachTo = device.Device });

            Sent.Read(filter, new byte[8]).Result().Should().Be((NtStatus.Success, 3));
            filter.Device.StackSize.Should().Be(2);
        });
    }

    [Fact]
    public void A_held_irp_that_was_cancelled_before_ends_as_cancelled()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            PendingIrp? held = null;
            var device = new DispatchDriver(kernel, (self, irp) =>
            {
                irp.Cancel = true;
                held = self.HoldIrp(irp);
                return NtStatus.Pending;
            });

            var sent = Sent.Read(device, new byte[8]);

            sent.Result().Should().Be((NtStatus.Cancelled, 0));
            held!.IsCompleted.Should().BeTrue();
            held.Complete(NtStatus.Success).Should().BeFalse();
            held.Invoking(h => h.Io.Length).Should().Throw<OperationCanceledException>();
        });
    }

    private static NtStatus SendPnp(LowerDriver to, PnpMinorFunction minor, DeviceRelationsQuery? query)
    {
        var done = new KernelEvent(to.Kernel, KernelEventType.Notification);
        var irp = IoManager.BuildSynchronousFsdRequest(MajorFunction.Pnp, to.Device, default, null, done, new IoStatusTarget())!;
        irp.IoStatus.Status = NtStatus.NotSupported;
        ref var location = ref irp.GetNextIrpStackLocation();
        location.MinorFunction = (byte)minor;
        location.Parameters.QueryDeviceRelations.Type = QueryDeviceRelationsParameters.TargetDeviceRelation;
        location.Parameters.QueryDeviceRelations.Query = query;
        return IoManager.CallDriver(to.Device, irp);
    }
}
