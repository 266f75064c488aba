namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class MarkedCancelableTooLate : Bug
{
    public override string Story =>
        "The handler starts the hardware and then marks the request cancelable, so that the interrupt may complete it in between. " +
        "The mark then goes to a request that is gone, or is never taken back.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestmarkcancelable";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        bench.Device.CreateDefaultQueue((_, request) =>
        {
            if (!isFixed)
            {
                StartHardware(request);
            }

            request.MarkCancelable(r => r.Complete(NtStatus.Cancelled));
            if (isFixed)
            {
                StartHardware(request);
            }
        });
        using var file = bench.Open();
        file.DeviceIoControl(DriverBench.Ioctl);

        void StartHardware(WdfRequest request) => kernel.Post("interrupt", () =>
        {
            if (request.UnmarkCancelable() != NtStatus.Cancelled)
            {
                request.Complete(NtStatus.Success);
            }
        });
    }
}
