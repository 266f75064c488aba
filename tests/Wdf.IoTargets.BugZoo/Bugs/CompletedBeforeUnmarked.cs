using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class CompletedBeforeUnmarked : Bug
{
    public override string Story =>
        "The interrupt completes a request that another path may have made cancelable meanwhile, without taking the mark back. " +
        "A serial sample corrupted its queue so under an interrupt storm.";

    public override string Source => "https://github.com/microsoft/Windows-driver-samples/pull/217";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var guard = new KernelSpinLock(kernel, "queue lock");
        WdfRequest? current = null;
        var isMarked = false;
        bench.Device.CreateDefaultQueue((_, request) => current = request);
        using var file = bench.Open();
        var operation = file.StartDeviceIoControl(Ioctl);
        kernel.Post("interrupt", () =>
        {
            var request = Under(guard, () =>
            {
                var taken = current;
                current = null;
                return isFixed && isMarked && taken!.UnmarkCancelable() == NtStatus.Cancelled ? null : taken;
            });
            request?.Complete(NtStatus.Success);
        });
        var parker = kernel.Spawn("parker", () => Under(guard, () =>
        {
            if (current is { } request)
            {
                isMarked = request.MarkCancelableEx(r => r.Complete(NtStatus.Cancelled)).IsSuccess;
            }
        }));
        operation.Wait();
        parker.Join();
    }
}
