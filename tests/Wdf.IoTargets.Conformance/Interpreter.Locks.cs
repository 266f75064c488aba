using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <content>Spin locks, wait locks, object locks.</content>
internal sealed partial class Interpreter
{
    private bool ExecuteLock(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "spinlock" when name == "nullout":
                Ddi.WdfSyncH.WdfSpinLockCreate(SupportAttributes(op), (Ddi.NullPointer)null!);
                return true;
            case "spinlock":
                var status = WdfSpinLock.Create(_driver, SupportAttributes(op), out var spinLock);
                MadeWithPointer(op, status, spinLock, IsAfterAttributes(status));
                return true;
            case "waitlock" when name == "nullout":
                Ddi.WdfSyncH.WdfWaitLockCreate(SupportAttributes(op), (Ddi.NullPointer)null!);
                return true;
            case "waitlock":
                status = WdfWaitLock.Create(_driver, SupportAttributes(op), out var waitLock);
                MadeWithPointer(op, status, waitLock, IsAfterAttributes(status));
                return true;
            case "spinacquire":
                Handle<WdfSpinLock>(name).Acquire();
                PrintIrqlAfter(op);
                return true;
            case "spinrelease":
                Handle<WdfSpinLock>(name).Release();
                PrintIrqlAfter(op);
                return true;
            case "waitacquire":
                PrintStatus($"waitacquire {name}", Handle<WdfWaitLock>(name).Acquire(WaitLimit(op)));
                return true;
            case "waitrelease":
                Handle<WdfWaitLock>(name).Release();
                Print($"waitrelease {name} done");
                return true;
            case "acquirelock":
                Handle<WdfObject>(name).AcquireLock();
                PrintIrqlAfter(op);
                return true;
            case "releaselock":
                Handle<WdfObject>(name).ReleaseLock();
                PrintIrqlAfter(op);
                return true;
            default:
                return false;
        }
    }

    private long? WaitLimit(Operation op) =>
        op.Option("abs") is { } at ? AbsoluteTime(at)
        : op.Word(2) == "null" ? null
        : -(long)Number.Parse(op.Word(2)) * TimeSpan.TicksPerMillisecond;

    private long AbsoluteTime(string milliseconds) => _kernel.SystemTime + ((long)Number.Parse(milliseconds) * TimeSpan.TicksPerMillisecond);

    private void PrintIrqlAfter(Operation op) =>
        Print(string.Create(CultureInfo.InvariantCulture, $"{op.Name} {op.Word(1)} irql={(int)_kernel.CurrentIrql}"));
}
