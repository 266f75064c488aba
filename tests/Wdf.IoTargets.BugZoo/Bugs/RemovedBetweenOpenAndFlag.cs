namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class RemovedBetweenOpenAndFlag : Bug
{
    public override string Story =>
        "EvtIoTargetRemoveComplete closes the target only when the driver's flag says that it is open, and the opener sets that flag after WdfIoTargetOpen. " +
        "A device that goes in between is never closed, and its driver never unloads.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nc-wdfiotarget-evt_wdf_io_target_remove_complete";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var remote = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Remote" });
        var target = bench.Device.CreateIoTarget();
        var isOpen = false;
        var parameters = WdfIoTargetOpenParams.OpenByName(@"\Device\Remote", 0xC0000000);
        parameters.EvtIoTargetRemoveComplete = t =>
        {
            if (isOpen || isFixed)
            {
                t.Close();
            }
        };

        var remover = kernel.Spawn("remover", () => remote.Remove());
        if (target.Open(ref parameters).IsSuccess)
        {
            isOpen = true;
        }

        remover.Join();
    }
}
