using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>A wait without a limit for an IRP that never completes.</summary>
public class WaitWithoutTimeoutTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IoAllocateIrpSignalEventInCompletionTimeout",
            kernel => WaitFor(kernel, static w => w.Silent, static (w, d, done) => w.Own(d, Stop, done), frees: true),
            kernel => WaitFor(kernel, static w => w.Later, static (w, d, done) => w.Own(d, Stop, done), frees: true)
        },
        {
            "IoBuildDeviceControlWaitTimeout",
            kernel => WaitFor(kernel, static w => w.Silent, static (w, d, done) => BuildControl(d, done, new IoStatusTarget())),
            kernel => WaitFor(kernel, static w => w.Later, static (w, d, done) => BuildControl(d, done, new IoStatusTarget()))
        },
        {
            "IoBuildFsdIrpSignalEventInCompletionTimeout",
            kernel => WaitFor(kernel, static w => w.Silent, BuildWithRoutine, frees: true),
            kernel => WaitFor(kernel, static w => w.Later, BuildWithRoutine, frees: true)
        },
        {
            "IoBuildSynchronousFsdRequestWaitTimeout",
            kernel => WaitFor(kernel, static w => w.Silent, static (w, d, done) => BuildSync(d, done, new IoStatusTarget())),
            kernel => WaitFor(kernel, static w => w.Later, static (w, d, done) => BuildSync(d, done, new IoStatusTarget()))
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static Irp BuildWithRoutine(IrpRuleWorld world, DeviceObject device, KernelEvent done)
    {
        var irp = BuildAsync(device);
        irp.SetCompletionRoutine(Stop, done, true, true, true);
        return irp;
    }

    private static void WaitFor(SimulatedKernel kernel, Func<IrpRuleWorld, DeviceObject> device, Func<IrpRuleWorld, DeviceObject, KernelEvent, Irp> make, bool frees = false)
    {
        var world = new IrpRuleWorld(kernel);
        world.SendTo(received =>
        {
            var done = world.Event();
            var target = device(world);
            var irp = make(world, target, done);
            world.SendAndWait(target, irp, done);
            if (frees)
            {
                IoManager.FreeIrp(irp);
            }

            return Complete(received);
        });
    }
}
