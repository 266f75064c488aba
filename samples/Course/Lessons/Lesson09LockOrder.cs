using Course.Runner;

namespace Course.Lessons;

/// <summary>Two locks, taken in two orders.</summary>
internal abstract class Lesson09LockOrder : Exercise
{
    private int _sends;

    public override int Number => 9;

    public override string Title => "Lock order";

    public override string Task => "The send path takes DeviceLock and then ListLock. Clean, on another thread, needs both as well.";

    public override string Hint =>
        "Nothing hung: the two threads did not meet. Once they do, each holds what the other spins for. One order of taking locks, kept by everybody, is the cure.";

    public override string Finding => "0xC4_0x1001";

    protected WDFSPINLOCK DeviceLock { get; private set; }

    protected WDFSPINLOCK ListLock { get; private set; }

    public override void SetUp(SimulatedKernel kernel)
    {
        _ = new CourseBench(kernel);
        DeviceLock = NewLock("device lock");
        ListLock = NewLock("list lock");
    }

    public override void Test(SimulatedKernel kernel)
    {
        var cleaner = kernel.Spawn("cleaner", Clean);
        WdfSpinLockAcquire(DeviceLock);
        WdfSpinLockAcquire(ListLock);
        _sends++;
        WdfSpinLockRelease(ListLock);
        WdfSpinLockRelease(DeviceLock);
        cleaner.Join();
        Require(_sends == 1, "The send path did not run.");
    }

    protected abstract void Clean();

    private static WDFSPINLOCK NewLock(string name)
    {
        WdfSpinLockCreate(WDF_NO_OBJECT_ATTRIBUTES, out WDFSPINLOCK spinLock);
        spinLock.Name = name;
        return spinLock;
    }
}
