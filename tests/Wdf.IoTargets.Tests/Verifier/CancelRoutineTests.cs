using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The cancel routine of an IRP.</summary>
public class CancelRoutineTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IrpCancelField",
            kernel => SendToQueue(kernel, looks: false),
            kernel => SendToQueue(kernel, looks: true)
        },
        {
            "0xC9_0x07",
            kernel => new IrpRuleWorld(kernel).SendTo(static irp =>
            {
                irp.SetCancelRoutine(Never);
                return Complete(irp);
            }),
            kernel => new IrpRuleWorld(kernel).SendTo(static irp =>
            {
                irp.SetCancelRoutine(Never);
                irp.SetCancelRoutine(null).Should().NotBeNull();
                return Complete(irp);
            })
        },
        {
            "0xC9_0x203",
            kernel => SendThrough(kernel, static (lower, irp) =>
            {
                irp.SetCancelRoutine(Never);
                irp.SkipCurrentIrpStackLocation();
                return IoManager.CallDriver(lower, irp);
            }),
            kernel => SendThrough(kernel, static (lower, irp) =>
            {
                irp.SetCancelRoutine(Never);
                irp.SetCancelRoutine(null).Should().NotBeNull();
                irp.SkipCurrentIrpStackLocation();
                return IoManager.CallDriver(lower, irp);
            })
        },
        {
            "0xC9_0x229",
            kernel => SendThrough(kernel, static (lower, irp) =>
            {
                irp.MarkIrpPending();
                irp.SkipCurrentIrpStackLocation();
                IoManager.CallDriver(lower, irp);
                irp.SetCancelRoutine(Never);
                return NtStatus.Pending;
            }),
            kernel => SendToQueue(kernel, looks: true)
        },
        {
            "0xC9_0x23C",
            kernel => new IrpRuleWorld(kernel).SendTo(static irp =>
            {
                irp.MarkIrpPending();
                irp.SetCancelRoutine(Never);
                Complete(irp);
                return NtStatus.Pending;
            }),
            kernel => SendToQueue(kernel, looks: true),
            "0xC9_0x07"
        },
        {
            "0x48_CANCEL_STATE_IN_COMPLETED_IRP",
            kernel => CancelAfterwards(kernel, clears: false),
            kernel => CancelAfterwards(kernel, clears: true),
            null,
            static o => o with { Verifier = o.Verifier.With("0xC9_0x07", RuleLevel.Off) }
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void Never(DeviceObject? device, Irp irp) => throw new InvalidOperationException("Nobody cancels.");

    private static void SendThrough(SimulatedKernel kernel, Func<DeviceObject, Irp, NtStatus> dispatch)
    {
        var world = new IrpRuleWorld(kernel);
        world.Send(world.Filter(world.Later, dispatch));
    }

    private static void SendToQueue(SimulatedKernel kernel, bool looks) => new IrpRuleWorld(kernel).SendTo(irp =>
    {
        irp.MarkIrpPending();
        irp.SetCancelRoutine(Never);
        if (looks && irp.Cancel && irp.SetCancelRoutine(null) is not null)
        {
            Complete(irp, NtStatus.Cancelled);
            return NtStatus.Pending;
        }

        kernel.Post("service", () =>
        {
            if (irp.SetCancelRoutine(null) is not null)
            {
                Complete(irp);
            }
        });
        return NtStatus.Pending;
    });

    // The creator holds the IRP by its own routine, and cancels it when it has come back.
    private static void CancelAfterwards(SimulatedKernel kernel, bool clears)
    {
        var world = new IrpRuleWorld(kernel);
        var device = world.Device("device", (_, irp) =>
        {
            irp.SetCancelRoutine(Never);
            if (clears)
            {
                irp.SetCancelRoutine(null);
            }

            return Complete(irp);
        });
        var own = world.Own(device, Stop);
        IoManager.CallDriver(device, own);
        IoManager.CancelIrp(own).Should().BeFalse();
        IoManager.FreeIrp(own);
    }

    [Fact]
    public void A_request_that_was_sent_before_may_be_cancelled_in_a_stopped_target()
    {
        using var bed = new TestBed.Bed();

        bed.Run(() =>
        {
            var request = bed.Sent();
            bed.Target.Stop(WdfIoTargetSentIoAction.LeaveSentIoPending);
            request.Reuse();
            bed.Format(request);
            request.Send(bed.Target).Should().BeTrue();
            request.CancelSentRequest().Should().BeTrue();
            request.Status.Should().Be(NtStatus.Cancelled);
            request.Delete();
        });

        bed.Kernel.Violations.Should().BeEmpty();
    }
}
