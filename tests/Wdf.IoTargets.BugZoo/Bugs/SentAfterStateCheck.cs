using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class SentAfterStateCheck : Bug
{
    public override string Story =>
        "The send path asks the state, then uses the transfer buffer; the removal sets the state, then frees the buffer. " +
        "Between the question and the use lies room for the whole removal, unless the question also takes a hold on it.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/kernel/using-remove-locks";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var guard = new KernelSpinLock(kernel, "state lock");
        var buffer = kernel.AllocatePool(4);
        var idle = bench.NewEvent("idle", signaled: true);
        var isRemoved = false;
        var remover = kernel.Spawn("remover", () =>
        {
            Under(guard, () => isRemoved = true);
            if (isFixed)
            {
                bench.Wait(idle);
            }

            kernel.FreePool(buffer);
        });

        if (MaySend())
        {
            buffer.Span[0] = 1;
            idle.Set();
        }

        remover.Join();

        bool MaySend() => Under(guard, () =>
        {
            if (!isRemoved && isFixed)
            {
                idle.Clear();
            }

            return !isRemoved;
        });
    }
}
