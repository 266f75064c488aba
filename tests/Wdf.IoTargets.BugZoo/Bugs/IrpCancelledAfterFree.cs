using Wdf.IoTargets.Ddi;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class IrpCancelledAfterFree : Bug
{
    private const int InFlight = 0;
    private const int Cancelling = 1;
    private const int Completed = 2;

    public override string Story =>
        "A WDM driver cancels an IRP of its own with IoCancelIrp while the completion routine frees it. " +
        "A word that both exchange decides who frees: the routine, or the canceller once IoCancelIrp has returned.";

    public override string Source => "https://community.microfocus.com/adtd/devpartner/w/wikiid-126/26341/using-iocancelirp";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var state = InFlight;
        var irp = IoManager.AllocateIrp(kernel, bench.Lower.Device.StackSize)!;
        irp.GetNextIrpStackLocation().MajorFunction = MajorFunction.Read;
        irp.SetCompletionRoutine(
            (_, done, _) =>
            {
                if (!isFixed || WdmH.InterlockedExchange(ref state, Completed) == InFlight)
                {
                    IoManager.FreeIrp(done);
                }

                return NtStatus.MoreProcessingRequired;
            },
            context: null,
            onSuccess: true,
            onError: true,
            onCancel: true);
        IoManager.CallDriver(bench.Lower.Device, irp);

        if (!isFixed)
        {
            Interleave.Point();
            IoManager.CancelIrp(irp);
        }
        else if (WdmH.InterlockedCompareExchange(ref state, Cancelling, InFlight) == InFlight)
        {
            IoManager.CancelIrp(irp);
            if (WdmH.InterlockedCompareExchange(ref state, InFlight, Cancelling) == Completed)
            {
                IoManager.FreeIrp(irp);
            }
        }
    }
}
