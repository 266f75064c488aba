using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Only the owner completes an IRP.</summary>
public class IrpCompletedByNonOwnerTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "CompleteRequest",
            kernel => SendThrough(kernel, w => w.Inline, static (_, _, lower, irp) =>
            {
                Copy(irp, GoOn);
                IoManager.CallDriver(lower, irp);
                return Complete(irp);
            }),
            kernel => SendThrough(kernel, w => w.Later, static (world, _, lower, irp) => Complete(irp, world.ForwardAndWait(lower, irp)))
        },
        {
            "IoAllocateComplete",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                Complete(world.Own(world.Inline, Stop), NtStatus.Cancelled);
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                IoManager.FreeIrp(world.Own(world.Inline, Stop));
            }
        },
        {
            "IoBuildFsdComplete",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                Complete(BuildAsync(world.Inline), NtStatus.Cancelled);
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                IoManager.FreeIrp(BuildAsync(world.Inline));
                Complete(BuildSync(world.Inline, world.Event(), new IoStatusTarget()), NtStatus.Cancelled);
            }
        },
        {
            "PendedCompletedRequest2",
            kernel => SendThrough(kernel, w => w.Later, static (_, _, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                IoManager.CallDriver(lower, irp);
                return Complete(irp, NtStatus.Unsuccessful);
            }),
            kernel => SendThrough(kernel, w => w.Later, static (world, _, lower, irp) => Complete(irp, world.ForwardAndWait(lower, irp)))
        },
        {
            "PendedCompletedRequest3",
            kernel => SendThrough(kernel, w => w.Later, static (_, _, lower, irp) =>
            {
                irp.MarkIrpPending();
                irp.CopyCurrentIrpStackLocationToNext();
                if (IoManager.CallDriver(lower, irp) == NtStatus.Pending)
                {
                    Complete(irp, NtStatus.IoTimeout);
                }

                return NtStatus.Pending;
            }),
            kernel => SendThrough(kernel, w => w.Later, static (world, _, lower, irp) =>
            {
                irp.MarkIrpPending();
                Complete(irp, world.ForwardAndWait(lower, irp));
                return NtStatus.Pending;
            })
        },
        {
            "PendedCompletedRequestEx",
            kernel => SendThrough(kernel, w => w.Later, static (_, self, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                irp.SetCompletionRoutineEx(self, Stop, null, true, true, true);
                IoManager.CallDriver(lower, irp);
                return Complete(irp, NtStatus.IoTimeout);
            }),
            kernel => SendThrough(kernel, w => w.Later, static (world, self, lower, irp) =>
            {
                var done = world.Event();
                irp.CopyCurrentIrpStackLocationToNext();
                irp.SetCompletionRoutineEx(self, Stop, done, true, true, true);
                if (IoManager.CallDriver(lower, irp) == NtStatus.Pending)
                {
                    world.Kernel.Wait(done, KernelTimeout.Infinite);
                }

                return Complete(irp);
            })
        },
        {
            "0xC9_0x209",
            kernel => SendOwn(kernel, static (world, irp) => Complete(irp, NtStatus.Cancelled)),
            kernel => SendOwn(kernel, static (world, irp) =>
            {
                world.Kernel.Wait((KernelEvent)irp.Tail.Overlay.DriverContext[0]!, KernelTimeout.Infinite);
                IoManager.FreeIrp(irp);
            })
        },
        {
            "0xC9_0x239",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                Complete(IoManager.AllocateIrp(kernel, 1)!);
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                Complete(BuildControl(world.Inline, world.Event(), new IoStatusTarget()), NtStatus.Cancelled);
            },
            "IoAllocateComplete"
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    [Fact]
    public void An_irp_that_is_taken_back_and_never_resumed_is_found_at_the_end()
    {
        using var kernel = new SimulatedKernel();

        FluentActions.Invoking(() => kernel.Run(() =>
        {
            var world = new IrpRuleWorld(kernel);
            var top = world.Filter(world.Later, static (lower, irp) =>
            {
                irp.MarkIrpPending();
                Copy(irp, Stop);
                IoManager.CallDriver(lower, irp);
                return NtStatus.Pending;
            });
            IoManager.CallDriver(top, world.Own(top, Stop));
        })).Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("CompleteRequest");
    }

    private static void SendThrough(SimulatedKernel kernel, Func<IrpRuleWorld, DeviceObject> below, Func<IrpRuleWorld, DeviceObject, DeviceObject, Irp, NtStatus> dispatch)
    {
        var world = new IrpRuleWorld(kernel);
        world.Send(world.FilterWithSelf(below(world), (self, lower, irp) => dispatch(world, self, lower, irp)));
    }

    // A driver that serves an IRP by one of its own.
    private static void SendOwn(SimulatedKernel kernel, Action<IrpRuleWorld, Irp> afterSend)
    {
        var world = new IrpRuleWorld(kernel);
        world.SendTo(irp =>
        {
            var done = world.Event();
            var own = world.Own(world.Later, Stop, done);
            IoManager.CallDriver(world.Later, own);
            own.Tail.Overlay.DriverContext[0] = done;
            afterSend(world, own);
            return Complete(irp);
        });
    }
}
