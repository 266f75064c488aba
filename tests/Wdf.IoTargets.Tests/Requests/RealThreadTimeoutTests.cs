using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

/// <summary>Time-outs on real threads, with a clock of the test's own.</summary>
public class RealThreadTimeoutTests
{
    [Fact]
    public void A_time_out_fires_at_its_time()
    {
        using var bed = new ClockedBed();
        bed.Kernel.Run(() =>
        {
            bed.Send(milliseconds: 10);
            bed.Advance(9);
            bed.Outcomes.Should().BeEmpty();
            bed.Advance(2);
            bed.Outcomes.Should().Equal(NtStatus.IoTimeout);
        });
    }

    [Fact]
    public void One_that_was_taken_back_does_not_end_the_next_send()
    {
        using var bed = new ClockedBed();
        bed.Kernel.Run(() =>
        {
            bed.Send(milliseconds: 10);
            bed.Complete();
            bed.Advance(6);
            bed.Send(milliseconds: 10);
            bed.Advance(6);
            bed.Outcomes.Should().Equal([NtStatus.Success], "the time of the first send's time-out has passed, and that of the second has not");
            bed.Advance(6);
            bed.Outcomes.Should().Equal(NtStatus.Success, NtStatus.IoTimeout);
        });
    }

    [Fact]
    public void A_shorter_one_after_a_longer_one_fires_at_its_own_time()
    {
        using var bed = new ClockedBed();
        bed.Kernel.Run(() =>
        {
            bed.Send(milliseconds: 60_000);
            bed.Complete();
            bed.Send(milliseconds: 5);
            bed.Advance(6);
            bed.Outcomes.Should().Equal(NtStatus.Success, NtStatus.IoTimeout);
        });
    }

    [Fact]
    public void None_is_left_for_a_send_without_a_time_out()
    {
        using var bed = new ClockedBed();
        bed.Kernel.Run(() =>
        {
            bed.Send(milliseconds: 5);
            bed.Complete();
            bed.Send(milliseconds: 0);
            bed.Advance(100);
            bed.Outcomes.Should().Equal(NtStatus.Success);
            bed.Complete();
            bed.Outcomes.Should().Equal(NtStatus.Success, NtStatus.Success);
        });
    }

    [Fact]
    public void One_that_is_over_when_the_request_is_deleted_does_nothing()
    {
        using var bed = new ClockedBed();
        bed.Kernel.Run(() =>
        {
            bed.Send(milliseconds: 5);
            bed.Complete();
            bed.Request.Delete();
            bed.Request.IsDestroyed.Should().BeTrue();
            bed.Advance(100);
            bed.Outcomes.Should().Equal(NtStatus.Success);
        });
        bed.Kernel.Violations.Should().BeEmpty();
    }

    private sealed class ClockedBed : IDisposable
    {
        private readonly HandClock _clock = new();
        private readonly WdfIoTarget _target;
        private Irp? _held;

        public ClockedBed()
        {
            Kernel = new SimulatedKernel(new SimulatedKernelOptions { Mode = SchedulingMode.Concurrent, TimeProvider = _clock });
            var lower = new DriverObject(Kernel);
            lower.SetAll((_, irp) =>
            {
                irp.MarkIrpPending();
                irp.SetCancelRoutine(OnCancel);
                _held = irp;
                return NtStatus.Pending;
            });
            var driver = WdfDriver.Create(Kernel);
            _target = driver.CreateDevice(new DeviceObject(lower) { Flags = DeviceFlags.BufferedIo }).IoTarget!;
            Request = driver.CreateRequest(_target);
        }

        public SimulatedKernel Kernel { get; }

        public WdfRequest Request { get; }

        public List<NtStatus> Outcomes { get; } = [];

        public void Send(int milliseconds)
        {
            Request.Reuse();
            _target.FormatRequestForIoctl(Request, Bed.Ioctl, null, null, null, null);
            Request.SetCompletionRoutine((_, _, in p, _) => Outcomes.Add(p.IoStatus.Status));
            Request.Send(_target, milliseconds == 0 ? null : Bed.Timeout(milliseconds)).Should().BeTrue();
        }

        public void Complete()
        {
            _held!.SetCancelRoutine(null).Should().NotBeNull();
            Finish(_held!, NtStatus.Success);
        }

        /// <summary>The clock goes on, and everything that this sets off has run when it returns.</summary>
        public void Advance(int milliseconds)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            Kernel.RunUntilIdle();
        }

        public void Dispose() => Kernel.Dispose();

        private static void OnCancel(DeviceObject? device, Irp irp)
        {
            IoManager.ReleaseCancelSpinLock(irp.Kernel, irp.CancelIrql);
            Finish(irp, NtStatus.Cancelled);
        }

        private static void Finish(Irp irp, NtStatus status)
        {
            irp.IoStatus.Status = status;
            IoManager.CompleteRequest(irp);
        }
    }
}
