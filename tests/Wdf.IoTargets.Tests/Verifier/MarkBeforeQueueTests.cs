using Wdf.IoTargets.Ddi;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The mark comes before the list.</summary>
public class MarkBeforeQueueTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "MarkingInterlockedQueuedIrps",
            kernel => Queue(kernel, isInterlocked: true, marksFirst: false),
            kernel => Queue(kernel, isInterlocked: true, marksFirst: true)
        },
        {
            "MarkingQueuedIrps",
            kernel => Queue(kernel, isInterlocked: false, marksFirst: false),
            kernel => Queue(kernel, isInterlocked: false, marksFirst: true)
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void Queue(SimulatedKernel kernel, bool isInterlocked, bool marksFirst)
    {
        var world = new IrpRuleWorld(kernel);
        var guard = new KernelSpinLock(kernel);
        var head = new ListEntry();
        WdmH.InitializeListHead(head);
        world.SendTo(irp =>
        {
            var entry = new ListEntry(irp);
            if (marksFirst)
            {
                irp.MarkIrpPending();
            }

            if (isInterlocked)
            {
                WdmH.ExInterlockedInsertTailList(head, entry, guard);
            }
            else
            {
                WdmH.KeAcquireSpinLock(guard, out var old);
                WdmH.InsertTailList(head, entry);
                WdmH.KeReleaseSpinLock(guard, old);
            }

            if (!marksFirst)
            {
                irp.MarkIrpPending();
            }

            kernel.Post("service", () => IrpRuleWorld.Complete(WdmH.CONTAINING_RECORD<Irp>(WdmH.ExInterlockedRemoveHeadList(head, guard))));
            return NtStatus.Pending;
        });
    }
}
