using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Completing under a spin lock.</summary>
public class CompleteUnderSpinLockTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        { "SpinLockSafe", kernel => Serve(kernel, releasesFirst: false), kernel => Serve(kernel, releasesFirst: true) },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    [Fact]
    public void A_driver_below_may_complete_while_the_one_above_holds_its_own_lock()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var world = new IrpRuleWorld(kernel);
            var guard = new KernelSpinLock(kernel);
            world.Send(world.Filter(world.Inline, (lower, irp) =>
            {
                var old = guard.Acquire();
                irp.SkipCurrentIrpStackLocation();
                var status = IoManager.CallDriver(lower, irp);
                guard.Release(old);
                return status;
            }));
        });
        kernel.Violations.Should().BeEmpty();
    }

    private static void Serve(SimulatedKernel kernel, bool releasesFirst)
    {
        var guard = new KernelSpinLock(kernel);
        new IrpRuleWorld(kernel).SendTo(irp =>
        {
            irp.MarkIrpPending();
            kernel.Post("service", () =>
            {
                var old = guard.Acquire();
                if (releasesFirst)
                {
                    guard.Release(old);
                    Complete(irp);
                }
                else
                {
                    Complete(irp);
                    guard.Release(old);
                }
            });
            return NtStatus.Pending;
        });
    }
}
