using Wdf.IoTargets.Tests.Kernel;
using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

/// <summary>A synchronous send that nobody answers ends in a report that says who has the request, and what to do.</summary>
public class SynchronousDeadlockTests
{
    private const string SetOne = "Set a time-out with WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT";

    public static TheoryData<string> Helpers => ["read", "write", "ioctl", "internal ioctl", "internal ioctl with arguments"];

    [Theory]
    [MemberData(nameof(Helpers))]
    public void Of_each_helper(string helper)
    {
        using var bed = new Bed();
        bed.Lower.Pends();

        Deadlock(bed, () => Send(bed.Target, helper)).Should()
            .Contain("  body waits for completion of a synchronous send")
            .And.Contain($@"It has sent synchronous request of I/O target 1 synchronously to I/O target 1 without a time-out; \Device\Lower has IRP 1 and never completes it. {SetOne}");
    }

    [Fact]
    public void Of_a_request_of_the_driver_s_own()
    {
        using var bed = new Bed();
        bed.Lower.Pends();

        Deadlock(bed, () => bed.Formatted().Send(bed.Target, Bed.Options(WdfRequestSendOptionsFlags.Synchronous))).Should()
            .Contain($@"It has sent request 1 synchronously to I/O target 1 without a time-out; \Device\Lower has IRP 1 and never completes it. {SetOne}");
    }

    [Fact]
    public void In_a_thread_for_which_the_body_waits()
    {
        using var bed = new Bed();
        bed.Lower.Pends();

        Deadlock(bed, () => bed.Kernel.Spawn("worker", () => Send(bed.Target, "read")).Join()).Should()
            .MatchRegex("(?s)worker waits for .*\n    It has sent synchronous request of I/O target 1");
    }

    [Fact]
    public void Of_a_stopped_target()
    {
        using var bed = new Bed();

        Deadlock(bed, () =>
        {
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            Send(bed.Target, "read");
        }).Should().Contain("which is stopped and keeps it. Start the target, or set a time-out");
    }

    [Fact]
    public void Of_a_driver_that_ignores_the_cancellation_after_the_time_out()
    {
        using var bed = new Bed();
        bed.Lower.PendsAndIgnoresCancel();

        Deadlock(bed, () => bed.SendIoctl(out _, options: Bed.Timeout(5))).Should()
            .Contain(@"The time-out has passed and IRP 1 was cancelled, but \Device\Lower does not complete it");
    }

    [Fact]
    public void A_time_out_ends_it()
    {
        using var bed = new Bed();
        bed.Lower.PendsCancelable();

        bed.Run(() => bed.SendIoctl(out _, options: Bed.Timeout(5)).Should().Be(NtStatus.IoTimeout));
    }

    [Fact]
    public void Of_IoForwardIrpSynchronously()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        bed.Lower.Pends();

        Deadlock(bed, () =>
        {
            var irp = IoManager.AllocateIrp(bed.Kernel, 3)!;
            irp.SetNextIrpStackLocation();
            irp.GetCurrentIrpStackLocation().MajorFunction = MajorFunction.DeviceControl;
            IoManager.ForwardIrpSynchronously(bed.Lower.Device, irp);
        }).Should().Contain(@"It has sent IRP 1 and waits without a limit; \Device\Lower has it and never completes it.");
    }

    [Fact]
    public void Of_a_wait_for_an_irp_that_was_built_with_an_event()
    {
        using var bed = new Bed(Bed.FrameworkOnly);
        bed.Lower.Pends();

        Deadlock(bed, () =>
        {
            var done = new KernelEvent(bed.Kernel, KernelEventType.Notification, name: "done");
            var irp = IoManager.BuildDeviceIoControlRequest(Bed.Ioctl, bed.Lower.Device, default, default, isInternal: false, done, new IoStatusTarget())!;
            IoManager.CallDriver(bed.Lower.Device, irp);
            bed.Kernel.Wait(done, KernelTimeout.Infinite);
        }).Should().Contain(@"It has sent IRP 1 and waits without a limit; \Device\Lower has it and never completes it. Wait with a time-out, then call IoCancelIrp");
    }

    private static string Deadlock(Bed bed, Action body) =>
        bed.Kernel.FailureOf(body).Should().BeOfType<KernelDeadlockException>().Which.Message.ReplaceLineEndings("\n");

    private static void Send(WdfIoTarget target, string helper)
    {
        var bytes = 0UL;
        _ = helper switch
        {
            "read" => target.SendReadSynchronously(null, null, null, null, ref bytes),
            "write" => target.SendWriteSynchronously(null, null, null, null, ref bytes),
            "ioctl" => target.SendIoctlSynchronously(null, Bed.Ioctl, null, null, null, ref bytes),
            "internal ioctl" => target.SendInternalIoctlSynchronously(null, Bed.Ioctl, null, null, null, ref bytes),
            _ => target.SendInternalIoctlOthersSynchronously(null, Bed.Ioctl, null, null, null, null, ref bytes),
        };
    }
}
