using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>IoSetCompletionRoutineEx.</summary>
public class CompletionRoutineExTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "CompletionRoutineRegistered",
            kernel => SendThrough(kernel, static (_, self, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                irp.SetCompletionRoutineEx(self, GoOn, null, true, true, true);
                return Complete(irp, NtStatus.Cancelled);
            }),
            kernel => SendThrough(kernel, static (_, self, lower, irp) =>
            {
                irp.MarkIrpPending();
                irp.CopyCurrentIrpStackLocationToNext();
                irp.SetCompletionRoutineEx(self, GoOn, null, true, true, true);
                self.Kernel.Spawn("worker", () => IoManager.CallDriver(lower, irp));
                return NtStatus.Pending;
            })
        },
        {
            "IoSetCompletionExCompleteIrp",
            kernel => SendThrough(kernel, static (_, self, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                return irp.SetCompletionRoutineEx(self, GoOn, null, true, true, true);
            }, fails: true),
            kernel => SendThrough(kernel, static (_, self, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                return Complete(irp, irp.SetCompletionRoutineEx(self, GoOn, null, true, true, true));
            }, fails: true)
        },
        {
            "IoSetCompletionRoutineExCheck",
            kernel => SendThrough(kernel, static (_, self, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                irp.SetCompletionRoutineEx(self, GoOn, null, true, true, true);
                return IoManager.CallDriver(lower, irp);
            }, fails: true),
            kernel => SendThrough(kernel, static (_, self, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                if (!irp.SetCompletionRoutineEx(self, GoOn, null, true, true, true).IsSuccess)
                {
                    irp.SetCompletionRoutine(GoOn, null, true, true, true);
                }

                return IoManager.CallDriver(lower, irp);
            }, fails: true)
        },
        {
            "IoSetCompletionRoutineExCheckDeviceObject",
            kernel => SendThrough(kernel, static (_, self, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                irp.SetCompletionRoutineEx(lower, GoOn, null, true, true, true);
                return IoManager.CallDriver(lower, irp);
            }),
            kernel => SendThrough(kernel, static (_, self, lower, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                irp.SetCompletionRoutineEx(self, GoOn, null, true, true, true);
                return IoManager.CallDriver(lower, irp);
            })
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void SendThrough(SimulatedKernel kernel, Func<IrpRuleWorld, DeviceObject, DeviceObject, Irp, NtStatus> dispatch, bool fails = false)
    {
        if (fails)
        {
            kernel.FailAllocations(static site => site == AllocationSite.CompletionRoutine);
        }

        var world = new IrpRuleWorld(kernel);
        world.Send(world.FilterWithSelf(world.Later, (self, lower, irp) => dispatch(world, self, lower, irp)));
    }
}
