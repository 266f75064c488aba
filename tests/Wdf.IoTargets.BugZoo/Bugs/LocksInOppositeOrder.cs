using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class LocksInOppositeOrder : Bug
{
    public override string Story =>
        "The send path takes the device lock and then the list lock, the cleanup path the list lock and then the device lock. " +
        "Each holds what the other spins for: one order for all locks is the cure.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/kernel/preventing-errors-and-deadlocks-while-using-spin-locks";

    // The rule for the order of locks sees it in any order.
    public override bool ShowsInDefaultOrder => true;

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var deviceLock = new KernelSpinLock(kernel, "device lock");
        var listLock = new KernelSpinLock(kernel, "list lock");
        var count = 0;
        var cleaner = kernel.Spawn("cleaner", () => Both(isFixed ? deviceLock : listLock, isFixed ? listLock : deviceLock));
        Both(deviceLock, listLock);
        cleaner.Join();
        Require(count == 2, "an update was lost");

        void Both(KernelSpinLock first, KernelSpinLock second) => Under(first, () => Under(second, () => count++));
    }
}
