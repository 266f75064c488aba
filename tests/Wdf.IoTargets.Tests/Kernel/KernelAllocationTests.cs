namespace Wdf.IoTargets.Tests.Kernel;

public class KernelAllocationTests
{
    [Fact]
    public void Steps_allocate_nothing_with_trace_off()
    {
        using var kernel = Simulation.Quiet();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Synchronization);
            var guard = new KernelSpinLock(kernel);
            AllocatedBy(() =>
            {
                guard.Release(guard.Acquire());
                e.Set();
                kernel.Wait(e, KernelTimeout.Infinite);
                e.Clear();
                _ = SimulatedKernel.Current.CurrentIrql;
            }).Should().Be(0);
        });
    }

    [Fact]
    public void A_send_that_completes_inline_allocates_nothing_with_trace_off()
    {
        using var kernel = Simulation.Quiet();
        kernel.Run(() =>
        {
            var device = new DeviceObject(new DriverObject(kernel));
            device.DriverObject.SetAll(static (_, irp) =>
            {
                irp.IoStatus = new IoStatusBlock { Status = NtStatus.Success };
                IoManager.CompleteRequest(irp);
                return NtStatus.Success;
            });
            var irp = IoManager.AllocateIrp(kernel, 1)!;
            AllocatedBy(() =>
            {
                irp.GetNextIrpStackLocation().MajorFunction = MajorFunction.Read;
                irp.SetCompletionRoutine(static (_, _, _) => NtStatus.MoreProcessingRequired, null, onSuccess: true, onError: true, onCancel: true);
                IoManager.CallDriver(device, irp);
                IoManager.ReuseIrp(irp, NtStatus.Success);
            }).Should().Be(0);
            IoManager.FreeIrp(irp);
        });
    }

    private static long AllocatedBy(Action action)
    {
        for (var i = 0; i < 100; i++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
