namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class RemovedDuringOpen : Bug
{
    public override string Story =>
        "EvtIoTargetRemoveComplete deletes the target, while the thread that has just opened it sends the first command through the handle. " +
        "The event may come as soon as WdfIoTargetOpen has registered for it, before the call returns.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nc-wdfiotarget-evt_wdf_io_target_remove_complete";

    public override int Budget => 1_000;

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        const string name = @"\Device\Remote";
        var bench = new DriverBench(kernel);
        var remote = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = name });
        var target = bench.Device.CreateIoTarget();
        if (isFixed)
        {
            target.Reference();
        }

        var parameters = WdfIoTargetOpenParams.OpenByName(name, desiredAccess: 0xC0000000);
        parameters.EvtIoTargetRemoveComplete = t => t.Delete();
        var remover = kernel.Spawn("remover", () => remote.Remove());
        if (target.Open(ref parameters).IsSuccess)
        {
            ulong bytes = 0;
            target.SendIoctlSynchronously(null, DriverBench.Ioctl, null, null, null, ref bytes);
        }

        remover.Join();
        if (isFixed)
        {
            // The event does not come when the device went before the registration.
            target.Delete();
            target.Dereference();
        }
    }
}
