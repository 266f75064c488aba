using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class UnmarkResultIgnored : Bug
{
    public override string Story =>
        "The DPC unmarks the request and completes it whatever WdfRequestUnmarkCancelable returned; after STATUS_CANCELLED the cancel callback completes it too. " +
        "A review of a performance driver caught exactly this.";

    public override string Source => "https://github.com/microsoft/msquic/pull/938";

    public override int Budget => 1_000;

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var guard = new KernelSpinLock(kernel, "context lock");
        WdfRequest? pending = null;
        bench.Device.CreateDefaultQueue((_, request) =>
        {
            pending = request;
            request.MarkCancelable(r =>
            {
                Under(guard, () => pending = null);
                r.Complete(NtStatus.Cancelled);
            });
            kernel.Post("interrupt", Interrupt);
        });
        using var file = bench.Open();
        var operation = file.StartDeviceIoControl(Ioctl);
        var canceller = kernel.Spawn("canceller", () => operation.Cancel());
        operation.Wait();
        canceller.Join();

        void Interrupt() => Under(guard, Take)?.Complete(NtStatus.Success);

        WdfRequest? Take()
        {
            var request = pending;
            if (request is null || (request.UnmarkCancelable() == NtStatus.Cancelled && isFixed))
            {
                return null;
            }

            pending = null;
            return request;
        }
    }
}
