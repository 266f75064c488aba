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
                WdfSpinLockCreate(SupportAttributes(op), NULL);
                return true;
            case "spinlock":
                var status = WdfSpinLockCreate(SupportAttributes(op), out var spinLock);
                MadeWithPointer(op, status, spinLock, IsAfterAttributes(status));
                return true;
            case "waitlock" when name == "nullout":
                WdfWaitLockCreate(SupportAttributes(op), NULL);
                return true;
            case "waitlock":
                status = WdfWaitLockCreate(SupportAttributes(op), out var waitLock);
                MadeWithPointer(op, status, waitLock, IsAfterAttributes(status));
                return true;
            case "spinacquire":
                WdfSpinLockAcquire(Handle<WdfSpinLock>(name));
                PrintIrqlAfter(op);
                return true;
            case "spinrelease":
                WdfSpinLockRelease(Handle<WdfSpinLock>(name));
                PrintIrqlAfter(op);
                return true;
            case "waitacquire":
                PrintStatus($"waitacquire {name}", WdfWaitLockAcquire(Handle<WdfWaitLock>(name), WaitLimit(op)));
                return true;
            case "waitrelease":
                WdfWaitLockRelease(Handle<WdfWaitLock>(name));
                Print($"waitrelease {name} done");
                return true;
            case "acquirelock":
                WdfObjectAcquireLock(_names.Handle(name)!);
                PrintIrqlAfter(op);
                return true;
            case "releaselock":
                WdfObjectReleaseLock(_names.Handle(name)!);
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
