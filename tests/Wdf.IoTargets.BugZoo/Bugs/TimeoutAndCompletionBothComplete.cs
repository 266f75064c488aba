using Wdf.IoTargets.Ddi;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class TimeoutAndCompletionBothComplete : Bug
{
    public override string Story =>
        "The worker that has the result and the DPC of the driver's own time-out both look whether the request is done before they complete it. " +
        "A file system driver's time-out thread completed IRPs that its removal was completing too.";

    public override string Source => "https://github.com/dokan-dev/dokany/issues/26";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        WdfRequest? pending = null;
        bench.Device.CreateDefaultQueue((_, request) => pending = request);
        using var file = bench.Open();
        var operation = file.StartDeviceIoControl(DriverBench.Ioctl);

        var isDone = 0;
        kernel.Post("time-out", () => End(NtStatus.IoTimeout));
        End(NtStatus.Success);
        operation.Wait();

        void End(NtStatus status)
        {
            if (isFixed)
            {
                if (WdmH.InterlockedExchange(ref isDone, 1) == 0)
                {
                    pending!.Complete(status);
                }
            }
            else if (isDone == 0)
            {
                Interleave.Point();
                isDone = 1;
                pending!.Complete(status);
            }
        }
    }
}
