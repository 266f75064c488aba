namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Callbacks of a framework driver in which the code of a case can run.</summary>
internal static class LockCallbacks
{
    public static void InDpc(SimulatedKernel kernel, Action code) => InDpc(new RuleWorld(kernel), code);

    public static void InDpc(RuleWorld world, Action code)
    {
        WdfDpc.Create(new WdfDpcConfig(_ => code()), Below(world), out var dpc).Should().Be(NtStatus.Success);
        dpc!.Enqueue();
        world.Driver.Kernel.RunUntilIdle();
    }

    public static void InTimer(SimulatedKernel kernel, Action code)
    {
        var world = new RuleWorld(kernel);
        WdfTimer.Create(new WdfTimerConfig(_ => code()), Below(world), out var timer).Should().Be(NtStatus.Success);
        timer!.Start(0);
        kernel.RunUntilIdle();
    }

    public static void InWorkItem(RuleWorld world, Action code) => NewWorkItem(world, code).Enqueue();

    public static WdfWorkItem NewWorkItem(RuleWorld world, Action code)
    {
        WdfWorkItem.Create(new WdfWorkItemConfig(_ => code()), Below(world), out var workItem).Should().Be(NtStatus.Success);
        return workItem!;
    }

    private static WdfObjectAttributes Below(RuleWorld world) => new() { ParentObject = world.Device };
}
