using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class ZeroAllocationTests
{
    private static readonly SimulatedKernelOptions Fast = new() { Mode = SchedulingMode.Concurrent, Verifier = VerifierOptions.None };

    private static long AllocatedBy(Action action)
    {
        for (var i = 0; i < 200; i++)
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

    private static Bed Inline()
    {
        var bed = new Bed(Fast);
        bed.Lower.Answer = static irp =>
        {
            irp.IoStatus = new IoStatusBlock { Status = NtStatus.Success, Information = 4 };
            IoManager.CompleteRequest(irp);
            return NtStatus.Success;
        };
        return bed;
    }

    [Fact]
    public void A_synchronous_ioctl_with_a_reused_request_allocates_nothing()
    {
        using var bed = Inline();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            var input = WdfMemoryDescriptor.ForHandle(bed.Driver.CreateMemory(16));
            var output = WdfMemoryDescriptor.ForHandle(bed.Driver.CreateMemory(16));
            bed.Lower.StopsRecording();
            AllocatedBy(() =>
            {
                ulong bytes = 0;
                request.Reuse();
                bed.Target.SendIoctlSynchronously(request, Bed.Ioctl, input, output, null, ref bytes);
            }).Should().Be(0);
        });
    }

    [Fact]
    public void With_a_time_out_neither()
    {
        using var bed = Inline();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            var options = Bed.Timeout(1000);
            bed.Lower.StopsRecording();
            AllocatedBy(() =>
            {
                ulong bytes = 0;
                request.Reuse();
                bed.Target.SendIoctlSynchronously(request, Bed.Ioctl, null, null, options, ref bytes);
            }).Should().Be(0);
        });
    }

    [Fact]
    public void An_asynchronous_ioctl_with_a_static_routine_and_a_time_out_neither()
    {
        using var bed = Inline();
        bed.Run(() =>
        {
            var request = bed.Driver.CreateRequest(bed.Target);
            request.AllocateTimer();
            var memory = bed.Driver.CreateMemory(16);
            var options = Bed.Timeout(1000);
            EvtWdfRequestCompletionRoutine routine = static (WdfRequest _, WdfIoTarget _, in WdfRequestCompletionParams _, object? _) => { };
            bed.Lower.StopsRecording();
            AllocatedBy(() =>
            {
                request.Reuse();
                bed.Target.FormatRequestForIoctl(request, Bed.Ioctl, memory, null, memory, null);
                request.SetCompletionRoutine(routine);
                request.Send(bed.Target, options);
            }).Should().Be(0);
        });
    }
}
